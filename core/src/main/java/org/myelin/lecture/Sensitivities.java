package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The sensitivities δ² … δ^L of one sample, δᵢˡ = ∂J/∂zᵢˡ (lecture 11-14).
 *
 * <p>Forward and backward side by side, over the same weights:
 *
 * <pre>
 * forward   zⱼˡ⁺¹ =         Σᵢ w_jiˡ aᵢˡ       for each neuron j of layer l+1: the sum goes over its inputs i
 * (lecture 3) backward  δᵢˡ   = f′(zᵢˡ) Σⱼ w_jiˡ δⱼˡ⁺¹     for each neuron i of layer l:   the sum goes over its
 * outputs j   (lecture 13)
 * </pre>
 *
 * <p>So forward reads W row by row and backward column by column, which is why the transpose of W stands in (14).
 */
public final class Sensitivities {
    private final List<Vector> delta;

    private Sensitivities(List<Vector> delta) {
        this.delta = List.copyOf(delta);
    }

    /**
     * In scalar form, neuron by neuron (lecture 12, 13).
     *
     * @param pass the forward pass of the sample's x through the network
     * @param y n_L components
     */
    public static Sensitivities scalar(Network network, ForwardPass pass, Vector y) {
        List<Vector> delta = new ArrayList<>(List.of(last(network, pass, y)));
        for (int l = network.depth() - 1; l >= 2; l--) {
            Matrix w = network.weights(l);
            ElementWise f = hidden(network, l);
            Vector above = delta.getFirst();
            double[] here = new double[network.size(l)];
            for (int i = 1; i <= network.size(l); i++) {
                // δᵢˡ = f′(zᵢˡ) Σⱼ δⱼˡ⁺¹ w_jiˡ   (lecture 13)
                double sum = 0;
                for (int j = 1; j <= network.size(l + 1); j++) {
                    sum += above.at(j) * w.at(j, i);
                }
                here[i - 1] = f.derivative(pass.netInputs(l).at(i)) * sum;
            }
            delta.addFirst(Vector.of(here));
        }
        return new Sensitivities(delta);
    }

    /**
     * In vector form, layer by layer (lecture 14).
     *
     * @param pass the forward pass of the sample's x through the network
     * @param y n_L components
     */
    public static Sensitivities vector(Network network, ForwardPass pass, Vector y) {
        List<Vector> delta = new ArrayList<>(List.of(last(network, pass, y)));
        for (int l = network.depth() - 1; l >= 2; l--) {
            Vector slope = hidden(network, l).derivative(pass.netInputs(l));
            // δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹)   (lecture 14)
            delta.addFirst(slope.hadamard(network.weights(l).transpose().times(delta.getFirst())));
        }
        return new Sensitivities(delta);
    }

    /** δ^L (lecture 12). */
    private static Vector last(Network network, ForwardPass pass, Vector y) {
        int last = network.depth();
        return network.loss().outputSensitivity(network.activation(last), pass.netInputs(last), pass.output(), y);
    }

    private static ElementWise hidden(Network network, int l) {
        return switch (network.activation(l)) {
            case ElementWise f -> f;
            case Softmax softmax -> throw new AssertionError("a network refuses " + softmax + " in hidden layer " + l);
        };
    }

    /** L, the number of layers with the input. */
    public int depth() {
        return delta.size() + 1;
    }

    /**
     * δˡ, n_l components; the input has none.
     *
     * @param l from 2 to L
     */
    public Vector at(int l) {
        Require.index("sensitivities", "l of δˡ", l, 2, depth());
        return delta.get(l - 2);
    }
}
