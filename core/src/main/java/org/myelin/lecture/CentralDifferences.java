package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Gradients without any formula: ∂J/∂w ≈ (J(w + h) − J(w − h)) / 2h, one parameter at a time. Slow, and the proof that
 * {@link Backpropagation} is right.
 */
public final class CentralDifferences {
    private CentralDifferences() {}

    /**
     * Estimates the gradients of one sample.
     *
     * <p>The error is about h²/6 times the third derivative of J, plus the rounding of J, about 10⁻¹⁶ J / h; h = 10⁻⁵
     * keeps both small. Where w − h and w + h lie on two sides of ReLU's kink the estimate means nothing.
     *
     * @param h the distance, above 0
     */
    public static Gradients of(Network network, Sample sample, double h) {
        Require.positive("central differences", "h", h);
        List<Gradients.LayerGradient> layers = new ArrayList<>();
        for (int l = 1; l < network.depth(); l++) {
            layers.add(new Gradients.LayerGradient(weights(network, l, sample, h), biases(network, l, sample, h)));
        }
        return new Gradients(layers);
    }

    private static Matrix weights(Network network, int l, Sample sample, double h) {
        Matrix w = network.weights(l);
        Vector b = network.biases(l);
        return Matrix.build(w.rows(), w.columns(), (j, i) -> {
            // ∂J/∂w_jiˡ ≈ (J(w_jiˡ + h) − J(w_jiˡ − h)) / 2h
            double above = network.with(l, shifted(w, j, i, h), b).loss(sample);
            double below = network.with(l, shifted(w, j, i, -h), b).loss(sample);
            return (above - below) / (2 * h);
        });
    }

    private static Vector biases(Network network, int l, Sample sample, double h) {
        Matrix w = network.weights(l);
        Vector b = network.biases(l);
        return Vector.build(b.size(), j -> {
            double above = network.with(l, w, shifted(b, j, h)).loss(sample);
            double below = network.with(l, w, shifted(b, j, -h)).loss(sample);
            return (above - below) / (2 * h);
        });
    }

    private static Matrix shifted(Matrix w, int row, int column, double h) {
        return Matrix.build(w.rows(), w.columns(), (j, i) -> w.at(j, i) + (j == row && i == column ? h : 0));
    }

    private static Vector shifted(Vector b, int component, double h) {
        return Vector.build(b.size(), j -> b.at(j) + (j == component ? h : 0));
    }
}
