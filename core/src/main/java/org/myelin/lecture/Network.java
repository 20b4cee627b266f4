package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A fully connected network of layers 1 … L, where layer 1 is the input, and the loss that it is trained on
 * (lecture 2, 9).
 *
 * @param layers the layers 2 … L, each with the connections that lead to it: the first holds W¹, the last W^{L−1}
 * @param loss J
 */
public record Network(List<Layer> layers, Loss loss) {
    /** Checks that each layer fits the one before it, and the loss the output layer. */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network: needs at least 1 layer besides the input, but got none");
        }
        for (int l = 2; l <= layers.size(); l++) {
            int received = layers.get(l - 2).outputs();
            int expected = layers.get(l - 1).inputs();
            if (expected != received) {
                String w = "W" + superscript(l);
                throw new IllegalArgumentException(
                        "network: " + w + " expects " + expected + " inputs, but layer " + l + " has " + received
                                + " neurons; give " + w + " as many columns as layer " + l + " has neurons");
            }
            if (layers.get(l - 2).activation() instanceof Softmax) {
                throw new IllegalArgumentException("network: layer " + l + " of " + (layers.size() + 1)
                        + " uses softmax, which is only for the output layer; choose linear, sigmoid, tanh or relu");
            }
        }
        loss.requireOutput(layers.getLast().activation());
    }

    /** l as in Wˡ. */
    private static String superscript(int l) {
        return Integer.toString(l)
                .chars()
                .mapToObj(c -> "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }

    /** L, the number of layers with the input. */
    public int depth() {
        return layers.size() + 1;
    }

    /**
     * n_l, the number of neurons of layer l.
     *
     * @param l from 1 to L
     */
    public int size(int l) {
        Require.index("network", "layer l", l, 1, depth());
        return l == 1 ? layers.getFirst().inputs() : layers.get(l - 2).outputs();
    }

    /**
     * The layer that Wˡ leads to, which is layer l+1 (lecture 2).
     *
     * @param l from 1 to L−1
     */
    public Layer after(int l) {
        Require.index("network", "l of Wˡ", l, 1, depth() - 1);
        return layers.get(l - 1);
    }

    /**
     * Wˡ of n_{l+1} rows and n_l columns (lecture 2).
     *
     * @param l from 1 to L−1
     */
    public Matrix weights(int l) {
        return after(l).weights();
    }

    /**
     * The biases added to Wˡ aˡ, n_{l+1} components; empty when there are none.
     *
     * @param l from 1 to L−1
     */
    public Vector biases(int l) {
        return after(l).biases();
    }

    /**
     * The function f of layer l.
     *
     * @param l from 2 to L
     */
    public ActivationFunction activation(int l) {
        Require.index("network", "layer l with an f", l, 2, depth());
        return layers.get(l - 2).activation();
    }

    /**
     * Runs the network forward and keeps all z and a (lecture 4).
     *
     * @param x n₁ components
     */
    public ForwardPass forward(Vector x) {
        return ForwardPass.vector(this, x);
    }

    /**
     * a^L = f(W^{L−1} f(W^{L−2} … f(W¹ a¹))), the network as one composed function (lecture 5).
     *
     * @param x a¹, n₁ components
     * @return a^L, n_L components
     */
    public Vector output(Vector x) {
        return composed(depth(), x);
    }

    /** aˡ = f(W^{l−1} a^{l−1}), where a^{l−1} is the same again (lecture 5). */
    private Vector composed(int l, Vector x) {
        return l == 1 ? x : activation(l).apply(after(l - 1).netInputs(composed(l - 1, x)));
    }

    /**
     * J of one sample (lecture 9).
     *
     * @param sample x of n₁ and y of n_L components
     */
    public double loss(Sample sample) {
        ForwardPass pass = forward(sample.x());
        Require.size(
                "loss of an output of " + size(depth()) + " neurons",
                size(depth()),
                "y",
                sample.y().size());
        return loss.of(pass.netInputs(depth()), pass.output(), sample.y());
    }

    /**
     * The mean of J over samples.
     *
     * @param samples at least one
     */
    public double meanLoss(List<Sample> samples) {
        return samples.stream().mapToDouble(this::loss).sum() / Backpropagation.requireSamples(samples);
    }

    /**
     * The same network with another Wˡ and b.
     *
     * @param l from 1 to L−1
     * @param weights Wˡ of the same shape
     * @param biases as many as before
     */
    public Network with(int l, Matrix weights, Vector biases) {
        Layer layer = after(l);
        Require.shape("network: Wˡ with l = " + l, layer.weights(), weights);
        Require.size("network: b with l = " + l, layer.biases().size(), "the new one", biases.size());
        List<Layer> changed = new ArrayList<>(layers);
        changed.set(l - 1, new Layer(weights, biases, layer.activation()));
        return new Network(changed, loss);
    }

    /**
     * The same network with random weights, uniform between ±√(6/(n_l + n_{l+1})), and zero biases (lecture 10, step
     * 2). Source of the range: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
     * networks", AISTATS 2010, equation 16.
     *
     * @param random where the weights are drawn from, W¹ first, row by row
     */
    public Network randomized(RandomGenerator random) {
        List<Layer> drawn = new ArrayList<>();
        for (Layer layer : layers) {
            double bound = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
            Matrix weights =
                    Matrix.build(layer.outputs(), layer.inputs(), (j, i) -> bound * (2 * random.nextDouble() - 1));
            drawn.add(new Layer(weights, Vector.zeros(layer.biases().size()), layer.activation()));
        }
        return new Network(drawn, loss);
    }

    /**
     * Starts the description of a network whose weights are zero, to be {@linkplain #randomized drawn at random}.
     *
     * @param inputs n₁
     */
    public static Builder builder(int inputs) {
        return new Builder(inputs);
    }

    /** Describes a network layer by layer. Not thread-safe. */
    public static final class Builder {
        private final List<Layer> layers = new ArrayList<>();
        private int inputs;

        private Builder(int inputs) {
            this.inputs = inputs;
        }

        /** Adds a layer of {@code neurons} neurons without bias, as in the lecture. */
        public Builder layer(int neurons, ActivationFunction activation) {
            return add(neurons, 0, activation);
        }

        /** Adds a layer of {@code neurons} neurons with a bias each. */
        public Builder layerWithBias(int neurons, ActivationFunction activation) {
            return add(neurons, neurons, activation);
        }

        /** Ends the description; the last layer added is the output layer. */
        public Network build(Loss loss) {
            return new Network(layers, loss);
        }

        private Builder add(int neurons, int biases, ActivationFunction activation) {
            layers.add(new Layer(Matrix.build(neurons, inputs, (j, i) -> 0), Vector.zeros(biases), activation));
            inputs = neurons;
            return this;
        }
    }
}
