package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The derivatives of J by every parameter of a network: ∂J/∂Wˡ in the shape of Wˡ, and ∂J/∂b in the shape of b, empty
 * where there is none (lecture 11, 14).
 *
 * @param layers one entry for each l = 1 … L−1
 */
public record Gradients(List<LayerGradient> layers) {
    /**
     * The derivatives by the parameters between layers l and l+1.
     *
     * @param weights ∂J/∂Wˡ of n_{l+1} rows and n_l columns
     * @param biases ∂J/∂b of n_{l+1} components; empty when the layer has no bias
     */
    public record LayerGradient(Matrix weights, Vector biases) {}

    /** Takes a copy of the list. */
    public Gradients {
        layers = List.copyOf(layers);
    }

    /**
     * In scalar form, connection by connection (lecture 11).
     *
     * @param pass the forward pass of a sample
     * @param delta its sensitivities
     */
    public static Gradients scalar(Network network, ForwardPass pass, Sensitivities delta) {
        List<LayerGradient> layers = new ArrayList<>();
        for (int l = 1; l < network.depth(); l++) {
            Vector a = pass.activations(l);
            Vector above = delta.at(l + 1);
            // ∂J/∂w_jiˡ = δⱼˡ⁺¹ aᵢˡ   (lecture 11)
            Matrix weights = Matrix.build(above.size(), a.size(), (j, i) -> above.at(j) * a.at(i));
            layers.add(new LayerGradient(weights, biases(network, l, above)));
        }
        return new Gradients(layers);
    }

    /**
     * In vector form, layer by layer (lecture 14).
     *
     * @param pass the forward pass of a sample
     * @param delta its sensitivities
     */
    public static Gradients vector(Network network, ForwardPass pass, Sensitivities delta) {
        List<LayerGradient> layers = new ArrayList<>();
        for (int l = 1; l < network.depth(); l++) {
            // ∂J/∂Wˡ = δˡ⁺¹ (aˡ)ᵀ   (lecture 14)
            Matrix weights = delta.at(l + 1).outer(pass.activations(l));
            layers.add(new LayerGradient(weights, biases(network, l, delta.at(l + 1))));
        }
        return new Gradients(layers);
    }

    /** ∂J/∂b = δˡ⁺¹, because b enters z with the factor 1. */
    private static Vector biases(Network network, int l, Vector above) {
        return network.after(l).hasBias() ? above : Vector.of();
    }

    /**
     * ∂J/∂Wˡ of n_{l+1} rows and n_l columns.
     *
     * @param l from 1 to L−1
     */
    public Matrix weights(int l) {
        return layer(l).weights();
    }

    /**
     * ∂J/∂b of n_{l+1} components; empty when the layer has no bias.
     *
     * @param l from 1 to L−1
     */
    public Vector biases(int l) {
        return layer(l).biases();
    }

    private LayerGradient layer(int l) {
        Require.index("gradients", "l of ∂J/∂Wˡ", l, 1, layers.size());
        return layers.get(l - 1);
    }

    /** The sum with the gradients of another sample: how a batch accumulates (lecture 10, step 3). */
    public Gradients plus(Gradients other) {
        List<LayerGradient> sum = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            sum.add(new LayerGradient(
                    weights(l).plus(other.weights(l)), biases(l).plus(other.biases(l))));
        }
        return new Gradients(sum);
    }

    /** The multiple by c. */
    public Gradients times(double c) {
        return new Gradients(layers.stream()
                .map(layer -> new LayerGradient(
                        layer.weights().times(c), layer.biases().times(c)))
                .toList());
    }
}
