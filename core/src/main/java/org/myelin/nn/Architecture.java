package org.myelin.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network is, without its parameters: inputs, layers, loss. Immutable; every combination that cannot be
 * trained is refused here, when the network is described.
 *
 * <pre>{@code
 * Architecture homework = Architecture.builder(3072)
 *         .dense(1024, Activation.RELU).dense(512, Activation.RELU)
 *         .dense(512, Activation.RELU).dense(256, Activation.RELU)
 *         .classes(10);
 * }</pre>
 *
 * @param inputs n₁, number of input features, at least 1
 * @param layers the layers from input to output, at least one
 * @param loss J
 */
public record Architecture(int inputs, List<Layer> layers, Loss loss) {
    /** Checks the combination of layers, output and loss. */
    public Architecture {
        layers = List.copyOf(layers);
        if (inputs < 1) {
            throw new IllegalArgumentException("architecture: needs at least 1 input, but got " + inputs);
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "architecture: needs at least one layer; add an output layer, for example classes(10)");
        }
        for (int l = 0; l < layers.size() - 1; l++) {
            if (activation(layers.get(l)) == Activation.SOFTMAX) {
                throw new IllegalArgumentException("architecture: layer " + (l + 1) + " of " + layers.size()
                        + " uses softmax, which is only for the output layer; choose relu, tanh, sigmoid or linear");
            }
        }
        ParameterLayout.requireFits(inputs, layers);
        Activation output = activation(layers.getLast());
        if (loss == Loss.CROSS_ENTROPY && output != Activation.SOFTMAX) {
            throw new IllegalArgumentException("architecture: loss cross-entropy needs a softmax output layer, but the"
                    + " output layer uses " + output + "; use softmax, or the loss mse");
        }
        if (loss == Loss.CROSS_ENTROPY && layers.getLast().outputs() < 2) {
            throw new IllegalArgumentException("architecture: loss cross-entropy needs at least 2 outputs, one a class,"
                    + " but the output layer has 1");
        }
        if (loss == Loss.MEAN_SQUARED_ERROR && output == Activation.SOFTMAX) {
            throw new IllegalArgumentException("architecture: loss mse needs an element-wise output activation"
                    + " (lecture 12), but the output layer uses softmax; use linear or sigmoid, or the loss"
                    + " cross-entropy");
        }
    }

    /** Starts a description. */
    public static Builder builder(int inputs) {
        return new Builder(inputs);
    }

    /** n_L, number of outputs. */
    public int outputs() {
        return layers.getLast().outputs();
    }

    /** Number of inputs of layer {@code index}, counted from 0. */
    public int inputsOf(int index) {
        return index == 0 ? inputs : layers.get(index - 1).outputs();
    }

    /** Sizes of all layers of neurons, the input first: [n₁, n₂ … n_L]. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(inputs);
        layers.forEach(layer -> sizes.add(layer.outputs()));
        return List.copyOf(sizes);
    }

    /** Number of learnable values of the whole network. */
    public long parameterCount() {
        long count = 0;
        for (int l = 0; l < layers.size(); l++) {
            count += layers.get(l).parameterCount(inputsOf(l));
        }
        return count;
    }

    private static Activation activation(Layer layer) {
        return switch (layer) {
            case Dense dense -> dense.activation();
        };
    }

    /** Describes a network layer by layer. Not thread-safe. */
    public static final class Builder {
        private final int inputs;
        private final List<Layer> layers = new ArrayList<>();

        private Builder(int inputs) {
            this.inputs = inputs;
        }

        /** Adds a fully connected layer with bias and the usual initialiser. */
        public Builder dense(int outputs, Activation activation) {
            return layer(new Dense(outputs, activation));
        }

        /** Adds a layer. */
        public Builder layer(Layer layer) {
            layers.add(layer);
            return this;
        }

        /** Adds the output layer of a classifier, softmax over {@code classes}, and ends with cross-entropy. */
        public Architecture classes(int classes) {
            return dense(classes, Activation.SOFTMAX).build(Loss.CROSS_ENTROPY);
        }

        /** Ends the description with a loss; the last layer added is the output layer. */
        public Architecture build(Loss loss) {
            return new Architecture(inputs, layers, loss);
        }
    }
}
