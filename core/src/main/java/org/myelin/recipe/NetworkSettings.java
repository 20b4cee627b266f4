package org.myelin.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Loss;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingException;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;

/** The network in a recipe. */
public final class NetworkSettings {
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

    private static final SettingGroup.Builder DECLARED = SettingGroup.named("network");

    /** What hidden layers may use: a derivative for each element by itself. */
    private static final Activation[] HIDDEN =
            Arrays.stream(Activation.values()).filter(Activation::isElementWise).toArray(Activation[]::new);

    private static final Kind<String> INITIALIZERS = Kind.text(
            "default, he, xavier, lecun or a range such as uniform(0.05)",
            List.of("default", "he", "xavier", "lecun", "uniform(0.05)"),
            text -> NetworkLayers.initializer(text, Activation.LINEAR).isPresent());

    /** Far beyond the deepest networks; that many layers can still be listed before their size is refused. */
    private static final int MAX_LAYERS = 10_000;

    private static final Kind<List<Integer>> WIDTHS = Kind.listOf(Kind.whole(1, Dense.MAX_OUTPUTS), 0, MAX_LAYERS);

    /** Plain or residual. */
    public static final Setting<Type> TYPE = DECLARED.add(Setting.of("type", Kind.choice(Type.values()), Type.PLAIN));

    /**
     * Neurons of each hidden layer; none gives a linear classifier. In a residual network they come before the blocks,
     * and the last one is the blocks' width.
     */
    public static final Setting<List<Integer>> LAYERS =
            DECLARED.add(Setting.of("layers", WIDTHS, List.of(256, 128)).in(Unit.NEURONS));

    /** Number of residual blocks x + W₂ f(W₁ norm(x)). */
    public static final Setting<Integer> BLOCKS = DECLARED.add(
            Setting.of("blocks", Kind.whole(1, MAX_LAYERS), 4).from("Bachmann, Anagnostidis and Hofmann 2023"));

    /** Inner neurons of a block as a multiple of its width. */
    public static final Setting<Double> EXPANSION =
            DECLARED.add(Setting.of("expansion", Kind.decimal(Interval.above(0, Dense.MAX_OUTPUTS)), 4.0));

    /** Probability to leave the last block out of a step; earlier ones less, evenly. */
    public static final Setting<Double> STOCHASTIC_DEPTH =
            DECLARED.add(Setting.of("stochastic-depth", Kind.decimal(Interval.below(0, 1)), 0.0)
                    .from("Huang et al., \"Deep networks with stochastic depth\", ECCV 2016"));

    /** Of the hidden layers. */
    public static final Setting<Activation> ACTIVATION =
            DECLARED.add(Setting.of("activation", Kind.choice(HIDDEN), Activation.RELU));

    /** What is normalised between W and f, or before W₁ in a block. */
    public static final Setting<Norm> NORM = DECLARED.add(Setting.of("norm", Kind.choice(Norm.values()), Norm.NONE));

    /** Share of hidden activations that dropout sets to 0. */
    public static final Setting<Double> DROPOUT =
            DECLARED.add(Setting.of("dropout", Kind.decimal(Interval.below(0, 1)), 0.0)
                    .from("Srivastava et al., \"Dropout\", JMLR 2014"));

    /** Components of the frozen input layer that decorrelates the features; 0 for none. */
    public static final Setting<Integer> WHITENING =
            DECLARED.add(Setting.of("whitening", Kind.whole(0, Dense.MAX_OUTPUTS), 0));

    /** What is added to each component's eigenvalue, as a share of their mean. */
    public static final Setting<Double> WHITENING_EPSILON =
            DECLARED.add(Setting.of("whitening-epsilon", Kind.decimal(Interval.closed(0, 1000)), 0.01)
                    .from(DefaultSources.MEASURED));

    /** Of the output layer. */
    public static final Setting<Activation> OUTPUT =
            DECLARED.add(Setting.of("output", Kind.choice(Activation.values()), Activation.SOFTMAX));

    /** Whether dense layers have a bias b. */
    public static final Setting<Boolean> BIAS = DECLARED.add(Setting.of("bias", Kind.flag(), true));

    /** Initial weights; {@code default} is the one that fits the activation. */
    public static final Setting<String> INITIALIZER = DECLARED.add(Setting.of("initializer", INITIALIZERS, "default"));

    /** What is minimised. */
    public static final Setting<Loss> LOSS =
            DECLARED.add(Setting.of("loss", Kind.choice(Loss.values()), Loss.CROSS_ENTROPY));

    static final SettingGroup GROUP = DECLARED.build();

    private final Values values;

    NetworkSettings(Values values) {
        this.values = values;
    }

    /** See {@link #TYPE}. */
    public Type type() {
        return get(TYPE);
    }

    /** See {@link #LAYERS}. */
    public List<Integer> hidden() {
        return get(LAYERS);
    }

    /** See {@link #BIAS}. */
    public boolean bias() {
        return get(BIAS);
    }

    /** See {@link #LOSS}. */
    public Loss loss() {
        return get(LOSS);
    }

    private <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    /** Refuses what no data set could make a network of. */
    void requireNetwork() {
        boolean residual = type() == Type.RESIDUAL;
        if (residual && hidden().isEmpty()) {
            throw LAYERS.refused(
                    "a list of at least one width, of which the last is that of the residual blocks",
                    values.text(LAYERS));
        }
        requireLossOfOutput();
        if (residual && innerNeurons() > Dense.MAX_OUTPUTS) {
            int width = hidden().getLast();
            throw EXPANSION.refused(
                    "at most " + Dense.MAX_OUTPUTS / width + " for blocks of width " + width
                            + ", whose inner layer can have at most " + Dense.MAX_OUTPUTS + " neurons",
                    values.text(EXPANSION));
        }
        try {
            architecture(Math.max(1, get(WHITENING)), 2);
        } catch (IllegalArgumentException e) {
            List<Setting<?>> sizes = sizes();
            throw new SettingException(
                    keys(sizes),
                    texts(sizes) + (sizes.size() == 1 ? " makes" : " make") + " no network: " + e.getMessage());
        }
    }

    private void requireLossOfOutput() {
        try {
            new Architecture(1, List.of(new Dense(2, get(OUTPUT))), loss());
        } catch (IllegalArgumentException e) {
            List<Setting<?>> both = List.of(OUTPUT, LOSS);
            throw new SettingException(keys(both), texts(both) + " do not go together: " + e.getMessage());
        }
    }

    /** The settings that determine how large the network is. */
    private List<Setting<?>> sizes() {
        List<Setting<?>> sizes = new ArrayList<>(List.of(LAYERS));
        if (get(WHITENING) > 0) {
            sizes.add(WHITENING);
        }
        if (type() == Type.RESIDUAL) {
            sizes.addAll(List.of(BLOCKS, EXPANSION));
        }
        return sizes;
    }

    private static List<String> keys(List<Setting<?>> settings) {
        return settings.stream().map(Setting::key).toList();
    }

    private String texts(List<Setting<?>> settings) {
        return settings.stream()
                .map(setting -> setting + " " + values.text(setting))
                .collect(Collectors.joining(settings.size() == 2 ? " and " : ", "));
    }

    /** Neurons of the first layer of a block; they need not fit into an int. */
    long innerNeurons() {
        return Math.max(1, Math.round(hidden().getLast() * get(EXPANSION)));
    }

    /**
     * The network for a data set.
     *
     * @param inputs number of features
     * @param classes number of classes
     * @throws IllegalArgumentException if whitening has more components than there are features, or the network is too
     *     large
     */
    public Architecture architecture(int inputs, int classes) {
        return new NetworkLayers(this, values).architecture(inputs, classes);
    }
}
