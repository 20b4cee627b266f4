package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;

/**
 * A network with one neuron per layer, where the way of the gradient is one product (lecture 15, 16).
 *
 * {@snippet :
 * var chain = new SingleNeuronChain(Vector.of(1, 1, 1, 1, 1), ElementWise.SIGMOID);
 * SingleNeuronChain.Trace trace = chain.run(1, 0);
 * double left = trace.survival(); // δ²/δ⁶, below (¼)⁴: vanished
 * }
 *
 * @param weights w¹ … w^{L−1}, at least one
 * @param activation f of all layers
 */
public record SingleNeuronChain(Vector weights, ElementWise activation) {
    /** Checks that there is a weight. */
    public SingleNeuronChain {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("single-neuron chain: needs at least 1 weight, but got none");
        }
    }

    /** L, the number of layers with the input. */
    public int depth() {
        return weights.size() + 1;
    }

    /** The same chain as a network with mean squared error, for comparison. */
    public Network network() {
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < depth(); l++) {
            layers.add(new Layer(Matrix.of(new double[][] {{weights.at(l)}}), activation));
        }
        return new Network(layers, new MeanSquaredError());
    }

    /**
     * Runs forward and takes the product apart, for J = ½ (a^L − y)².
     *
     * @param x the input a¹
     * @param y the wanted output
     */
    public Trace run(double x, double y) {
        double[] z = new double[depth() - 1];
        double a = x;
        for (int l = 1; l < depth(); l++) {
            // zˡ⁺¹ = wˡ aˡ, aˡ⁺¹ = f(zˡ⁺¹)   (lecture 3)
            z[l - 1] = weights.at(l) * a;
            a = activation.f(z[l - 1]);
        }
        // δ^L = (a^L − y) f′(z^L)   (lecture 12)
        double last = (a - y) * activation.derivative(z[z.length - 1]);
        return new Trace(this, x, Vector.of(z), last);
    }

    /**
     * What happens to the gradient on its way from the output to layer l.
     *
     * @param chain the chain
     * @param input a¹
     * @param netInputs z² … z^L, so that component k is z^{k+1}
     * @param outputSensitivity δ^L
     */
    public record Trace(SingleNeuronChain chain, double input, Vector netInputs, double outputSensitivity) {
        /** zˡ, for l from 2 to L. */
        public double netInput(int l) {
            Require.index("trace", "l of zˡ", l, 2, chain.depth());
            return netInputs.at(l - 1);
        }

        /** aˡ, for l from 1 to L. */
        public double activation(int l) {
            Require.index("trace", "l of aˡ", l, 1, chain.depth());
            return l == 1 ? input : chain.activation.f(netInput(l));
        }

        /** The factor f′(zˡ) wˡ, by which a sensitivity changes from layer l+1 to layer l, for l from 2 to L−1. */
        public double factor(int l) {
            Require.index("trace", "l of f′(zˡ)wˡ", l, 2, chain.depth() - 1);
            return chain.activation.derivative(netInput(l)) * chain.weights.at(l);
        }

        /** The L−l factors f′(zˡ)wˡ, f′(zˡ⁺¹)wˡ⁺¹ … f′(z^{L−1})w^{L−1} of (15), for l from 2 to L; none for l = L. */
        public List<Double> factors(int l) {
            Require.index("trace", "l of δˡ", l, 2, chain.depth());
            List<Double> factors = new ArrayList<>();
            for (int k = l; k < chain.depth(); k++) {
                factors.add(factor(k));
            }
            return List.copyOf(factors);
        }

        /** The product of the L−l factors, δˡ/δ^L: 1 for l = L (lecture 15). */
        public double product(int l) {
            double product = 1;
            for (double factor : factors(l)) {
                product *= factor;
            }
            return product;
        }

        /** δˡ = f′(zˡ)wˡ f′(zˡ⁺¹)wˡ⁺¹ … f′(z^{L−1})w^{L−1} δ^L, for l from 2 to L (lecture 15). */
        public double sensitivity(int l) {
            return product(l) * outputSensitivity;
        }

        /** ∂J/∂wˡ = δˡ⁺¹ aˡ, for l from 1 to L−1 (lecture 11). */
        public double gradient(int l) {
            Require.index("trace", "l of wˡ", l, 1, chain.depth() - 1);
            return sensitivity(l + 1) * activation(l);
        }

        /**
         * |δ²/δ^L|, the part of the sensitivity that reaches the first neuron: near 0 it has vanished, far above 1
         * exploded (lecture 16).
         */
        public double survival() {
            return Math.abs(product(2));
        }

        /**
         * The geometric mean of the factors' magnitudes, |δ²/δ^L|^{1/(L−2)}: below 1 the gradient vanishes
         * exponentially with depth, above 1 it explodes; 1 where there is no factor (lecture 16).
         */
        public double survivalPerLayer() {
            int factors = chain.depth() - 2;
            return factors == 0 ? 1 : StrictMath.pow(survival(), 1.0 / factors);
        }
    }
}
