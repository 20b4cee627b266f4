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
        List<Leaf> leaves = Leaf.of(inputs, layers);
        for (int l = 0; l < leaves.size() - 1; l++) {
            if (leaves.get(l).layer() instanceof Dense dense && dense.activation() == Activation.SOFTMAX) {
                throw new IllegalArgumentException("architecture: layer " + (l + 1) + " of " + leaves.size()
                        + " uses softmax, which is only for the output layer; choose relu, tanh, sigmoid or linear");
            }
        }
        requirePlaces(inputs, layers);
        requireFits(inputs, layers);
        if (!(layers.getLast() instanceof Dense last)) {
            throw new IllegalArgumentException("architecture: the output layer must be dense, but is "
                    + layers.getLast() + "; add one, for example with classes(10)");
        }
        Activation output = last.activation();
        if (loss == Loss.CROSS_ENTROPY && output != Activation.SOFTMAX) {
            throw new IllegalArgumentException("architecture: loss cross-entropy needs a softmax output layer, but the"
                    + " output layer uses " + output + "; use softmax, or the loss mse");
        }
        if (loss == Loss.CROSS_ENTROPY && last.outputs() < 2) {
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

    /** Refuses layers where they cannot be, each with what its record says. */
    private static void requirePlaces(int inputs, List<Layer> layers) {
        int before = inputs;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            if (l > 0 && layer.isOnlyFirst()) {
                throw new IllegalArgumentException("architecture: layer " + (l + 1) + " is "
                        + layer.format().id() + ", which is only for the first layer");
            }
            try {
                layer.requireInputs(before);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("architecture: " + e.getMessage(), e);
            }
            before = layer.outputs(before);
        }
    }

    /** Refuses a network whose parameters do not fit into one buffer. */
    private static void requireFits(int inputs, List<Layer> layers) {
        if (new ParameterLayout(inputs, layers).size() == 0) {
            throw new AssertionError("the output layer has weights");
        }
    }

    /** n_L, number of outputs. */
    public int outputs() {
        return ((Dense) layers.getLast()).outputs();
    }

    /** Number of inputs of layer {@code index}, counted from 0. */
    public int inputsOf(int index) {
        int before = inputs;
        for (int l = 0; l < index; l++) {
            before = layers.get(l).outputs(before);
        }
        return before;
    }

    /** All layers that hold no others, from input to output. */
    public List<Leaf> leaves() {
        return Leaf.of(inputs, layers);
    }

    /**
     * Sizes of all layers of neurons, the input first: [n₁, n₂ … n_L]. What only changes values (normalisation,
     * dropout, activation) is left out; a residual block counts as one.
     */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(inputs);
        int before = inputs;
        for (Layer layer : layers) {
            before = layer.outputs(before);
            if (layer.hasNeurons()) {
                sizes.add(before);
            }
        }
        return List.copyOf(sizes);
    }

    /** Number of learnable values of the whole network. */
    public long parameterCount() {
        return leaves().stream()
                .mapToLong(leaf -> leaf.layer().parameterCount(leaf.inputs()))
                .sum();
    }

    /** Describes a network layer by layer. Not thread-safe. */
    public static final class Builder {
        private final int inputs;
        private final List<Layer> layers = new ArrayList<>();

        private Builder(int inputs) {
            this.inputs = inputs;
        }

        /** Adds a fully connected layer with bias and the default initialiser. */
        public Builder dense(int outputs, Activation activation) {
            return layer(new Dense(outputs, activation));
        }

        /** Adds an activation function by itself. */
        public Builder activate(Activation activation) {
            return layer(new Activate(activation));
        }

        /** Adds layer normalisation. */
        public Builder layerNorm() {
            return layer(new LayerNorm());
        }

        /** Adds batch normalisation. */
        public Builder batchNorm() {
            return layer(new BatchNorm());
        }

        /** Adds dropout. */
        public Builder dropout(double probability) {
            return layer(new Dropout(probability));
        }

        /** Adds a residual block F(x) + x (lecture 17) with the given layers as F. */
        public Builder residual(Layer... branch) {
            return layer(new Residual(List.of(branch)));
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
