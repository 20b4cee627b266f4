package org.myelin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Loss;
import org.myelin.nn.Residual;
import org.myelin.nn.Whitening;

/**
 * The network in a recipe.
 *
 * @param type plain or residual
 * @param hidden neurons of each hidden layer; none gives a linear classifier. In a residual network they come before the
 *     blocks, and the last one is the blocks' width
 * @param blocks number of residual blocks x + W₂ f(W₁ norm(x))
 * @param expansion inner neurons of a block as a multiple of its width
 * @param stochasticDepth probability to leave the last block out of a step; earlier ones less, evenly
 * @param activation of the hidden layers
 * @param norm what is normalised between W and f, or before W₁ in a block
 * @param dropout share of hidden activations that dropout takes
 * @param whitening components of the frozen input layer; 0 for none
 * @param whiteningEpsilon how much of the components' mean eigenvalue is added to each
 * @param output activation of the output layer
 * @param bias whether dense layers have a bias
 * @param initializer {@code default}, {@code he}, {@code xavier}, {@code lecun} or {@code uniform(range)}
 * @param loss what is minimised
 */
public record NetworkSettings(
        Type type,
        List<Integer> hidden,
        int blocks,
        double expansion,
        double stochasticDepth,
        Activation activation,
        Norm norm,
        double dropout,
        int whitening,
        double whiteningEpsilon,
        Activation output,
        boolean bias,
        String initializer,
        Loss loss) {
    /** The kinds of networks. */
    public enum Type {
        /** One layer after the other. */
        PLAIN("plain"),
        /** With residual blocks (lecture 17). */
        RESIDUAL("residual");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** What is normalised. */
    public enum Norm {
        /** Nothing. */
        NONE("none"),
        /** Each neuron over the batch. */
        BATCH("batch"),
        /** Each sample over the layer. */
        LAYER("layer");

        private final String id;

        Norm(String id) {
            this.id = id;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** What hidden layers may use: a derivative for each element by itself. */
    private static final Activation[] HIDDEN =
            Arrays.stream(Activation.values()).filter(Activation::isElementWise).toArray(Activation[]::new);

    private static final String UNIFORM = "uniform(";

    /** Far beyond the deepest residual networks; that many layers can still be listed before their size is refused. */
    private static final int MOST_BLOCKS = 10_000;

    /** Takes a copy of the list. */
    public NetworkSettings {
        hidden = List.copyOf(hidden);
    }

    static NetworkSettings of(Settings settings) {
        NetworkSettings network = new NetworkSettings(
                settings.choice("network.type", Type.values()),
                settings.integers("network.layers", 1),
                settings.integer("network.blocks", 1),
                settings.positive("network.expansion"),
                settings.share("network.stochastic-depth"),
                settings.choice("network.activation", HIDDEN),
                settings.choice("network.norm", Norm.values()),
                settings.share("network.dropout"),
                settings.integer("network.whitening", 0),
                settings.notNegative("network.whitening-epsilon"),
                settings.choice("network.output", Activation.values()),
                settings.flag("network.bias"),
                settings.text("network.initializer"),
                settings.choice("network.loss", Loss.values()));
        if (network.type == Type.RESIDUAL && network.hidden.isEmpty()) {
            throw settings.refused(
                    "network.layers",
                    "a list of at least one width, of which the last is that of the residual blocks",
                    null);
        }
        network.requireNetwork(settings);
        return network;
    }

    /** What is wrong with every network of this kind is said before any data is read. */
    private void requireNetwork(Settings settings) {
        initializerOf(settings, activation);
        if (blocks > MOST_BLOCKS) {
            throw settings.refused("network.blocks", "a whole number from 1 to " + MOST_BLOCKS, null);
        }
        Layer outputLayer = new Dense(2, output, bias, initializerOf(settings, output));
        try {
            new Architecture(1, List.of(outputLayer), loss);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "recipe: network.output " + output + " and network.loss " + loss + " do not go together: "
                            + e.getMessage(),
                    e);
        }
        if (type == Type.RESIDUAL && innerNeurons() > Dense.MOST_OUTPUTS) {
            throw settings.refused(
                    "network.expansion",
                    "at most " + Dense.MOST_OUTPUTS / hidden.getLast() + " for blocks of width " + hidden.getLast()
                            + ", whose inner layer can have at most " + Dense.MOST_OUTPUTS + " neurons",
                    null);
        }
        try {
            architecture(Math.max(1, whitening), 2);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("recipe: " + sizes() + " make no network: " + e.getMessage(), e);
        }
    }

    /** The settings that say how large the network is, for messages. */
    private String sizes() {
        return "network.layers " + hidden
                + (whitening > 0 ? ", network.whitening " + whitening : "")
                + (type == Type.RESIDUAL ? ", network.blocks " + blocks + ", network.expansion " + expansion : "");
    }

    /** Neurons of the first layer of a block; they need not fit into an int. */
    private long innerNeurons() {
        return Math.max(1, Math.round(hidden.getLast() * expansion));
    }

    void putTo(Map<String, String> values) {
        values.put("network.type", type.toString());
        values.put("network.layers", hidden.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")));
        values.put("network.blocks", Integer.toString(blocks));
        values.put("network.expansion", Double.toString(expansion));
        values.put("network.stochastic-depth", Double.toString(stochasticDepth));
        values.put("network.activation", activation.toString());
        values.put("network.norm", norm.toString());
        values.put("network.dropout", Double.toString(dropout));
        values.put("network.whitening", Integer.toString(whitening));
        values.put("network.whitening-epsilon", Double.toString(whiteningEpsilon));
        values.put("network.output", output.toString());
        values.put("network.bias", Boolean.toString(bias));
        values.put("network.initializer", initializer);
        values.put("network.loss", loss.toString());
    }

    /**
     * The network for a data set.
     *
     * @param inputs number of features
     * @param classes number of classes
     * @throws IllegalArgumentException if output and loss do not go together, whitening has more components than there
     *     are features, or the network is too large
     */
    public Architecture architecture(int inputs, int classes) {
        Settings settings = new Settings(Map.of("network.initializer", initializer));
        List<Layer> layers = new ArrayList<>();
        if (whitening > 0) {
            layers.add(new Whitening(whitening, whiteningEpsilon));
        }
        for (int l = 0; l < hidden.size(); l++) {
            boolean beforeBlocks = type == Type.RESIDUAL && l == hidden.size() - 1;
            addHidden(layers, hidden.get(l), beforeBlocks, settings);
        }
        if (type == Type.RESIDUAL) {
            addBlocks(layers, settings);
        }
        layers.add(new Dense(classes, output, bias, initializerOf(settings, output)));
        return new Architecture(inputs, layers, loss);
    }

    /** Dense, normalisation, activation, dropout; what goes into the blocks stays linear. */
    private void addHidden(List<Layer> layers, int neurons, boolean beforeBlocks, Settings settings) {
        Activation own = beforeBlocks ? Activation.LINEAR : activation;
        if (norm == Norm.NONE || beforeBlocks) {
            layers.add(new Dense(neurons, own, bias, initializerOf(settings, own)));
        } else {
            layers.add(new Dense(neurons, Activation.LINEAR, bias, initializerOf(settings, activation)));
            addNorm(layers);
            layers.add(new Activate(activation));
        }
        if (!beforeBlocks) {
            addDropout(layers);
        }
    }

    private void addBlocks(List<Layer> layers, Settings settings) {
        int width = hidden.getLast();
        int inner = (int) Math.min(Integer.MAX_VALUE, innerNeurons()); // Dense refuses what is too large
        for (int block = 1; block <= blocks; block++) {
            List<Layer> branch = new ArrayList<>();
            addNorm(branch);
            branch.add(new Dense(inner, activation, bias, initializerOf(settings, activation)));
            addDropout(branch);
            branch.add(new Dense(width, Activation.LINEAR, bias, new Initializer.Zero()));
            layers.add(new Residual(branch, stochasticDepth * block / blocks));
        }
        addNorm(layers);
        addDropout(layers);
    }

    private void addNorm(List<Layer> layers) {
        switch (norm) {
            case NONE -> {}
            case BATCH -> layers.add(new BatchNorm());
            case LAYER -> layers.add(new LayerNorm());
        }
    }

    private void addDropout(List<Layer> layers) {
        if (dropout > 0) {
            layers.add(new Dropout(dropout));
        }
    }

    private Initializer initializerOf(Settings settings, Activation of) {
        if (initializer.startsWith(UNIFORM) && initializer.endsWith(")")) {
            String range = initializer.substring(UNIFORM.length(), initializer.length() - 1);
            return new Initializer.Uniform(
                    new Settings(Map.of("network.initializer", range)).positive("network.initializer"));
        }
        return switch (initializer) {
            case "default" -> Initializer.defaultFor(of);
            case "he" -> new Initializer.He();
            case "xavier" -> new Initializer.Xavier();
            case "lecun" -> new Initializer.LeCun();
            default ->
                throw settings.refused(
                        "network.initializer", "default, he, xavier, lecun or a range such as uniform(0.05)", null);
        };
    }
}
