package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The forward computation of one sample with everything that it computed: z² … z^L and a¹ … a^L (lecture 3-5).
 *
 * <p>{@link #scalar} and {@link #vector} are the two forms of the same computation.
 */
public final class ForwardPass {
    private final List<Vector> z;
    private final List<Vector> a;

    private ForwardPass(List<Vector> z, List<Vector> a) {
        this.z = List.copyOf(z);
        this.a = List.copyOf(a);
    }

    /**
     * In scalar form, neuron by neuron (lecture 3).
     *
     * @param x a¹, n₁ components
     */
    public static ForwardPass scalar(Network network, Vector x) {
        List<Vector> z = new ArrayList<>();
        List<Vector> a = new ArrayList<>(List.of(requireInput(network, x)));
        for (int l = 1; l < network.depth(); l++) {
            // zᵢˡ⁺¹ = Σⱼ w_ijˡ aⱼˡ   (lecture 3)
            Vector net = network.after(l).netInputsScalar(a.getLast());
            z.add(net);
            a.add(
                    switch (network.activation(l + 1)) {
                        // aᵢˡ⁺¹ = f(zᵢˡ⁺¹)   (lecture 3)
                        case ElementWise f -> Vector.build(net.size(), i -> f.f(net.at(i)));
                        case Softmax softmax -> softmax.apply(net);
                    });
        }
        return new ForwardPass(z, a);
    }

    /**
     * In vector form, layer by layer (lecture 4).
     *
     * @param x a¹, n₁ components
     */
    public static ForwardPass vector(Network network, Vector x) {
        List<Vector> z = new ArrayList<>();
        List<Vector> a = new ArrayList<>(List.of(requireInput(network, x)));
        for (int l = 1; l < network.depth(); l++) {
            // zˡ⁺¹ = Wˡ aˡ   (lecture 4)
            z.add(network.after(l).netInputs(a.getLast()));
            // aˡ⁺¹ = f(zˡ⁺¹)   (lecture 4)
            a.add(network.activation(l + 1).apply(z.getLast()));
        }
        return new ForwardPass(z, a);
    }

    private static Vector requireInput(Network network, Vector x) {
        Require.size("network of " + network.size(1) + " inputs", network.size(1), "x", x.size());
        return x;
    }

    /** L, the number of layers with the input. */
    public int depth() {
        return a.size();
    }

    /**
     * zˡ, n_l components; the input has none.
     *
     * @param l from 2 to L
     */
    public Vector netInputs(int l) {
        Require.index("forward pass", "l of zˡ", l, 2, depth());
        return z.get(l - 2);
    }

    /**
     * aˡ, n_l components; a¹ = x.
     *
     * @param l from 1 to L
     */
    public Vector activations(int l) {
        Require.index("forward pass", "l of aˡ", l, 1, depth());
        return a.get(l - 1);
    }

    /** a^L, the output. */
    public Vector output() {
        return a.getLast();
    }
}
