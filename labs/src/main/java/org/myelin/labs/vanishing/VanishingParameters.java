package org.myelin.labs.vanishing;

import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabContext;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.nn.Initializer;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/** The parameters of {@link VanishingLab}. */
public final class VanishingParameters {
    private static final Kind<Integer> DEPTH = Kind.whole(2, 1000);
    private static final Kind<String> INITIALIZER = Kind.text(
            "xavier, he, lecun or a number above 0",
            List.of("xavier", "he", "lecun"),
            VanishingParameters::isInitializer);

    private static final Setting<Integer> CHAIN = Setting.of("chain", DEPTH, 8);
    private static final Setting<Double> WEIGHT = Setting.of("weight", LabKinds.NUMBER, 1.0);
    private static final Setting<Double> INPUT = Setting.of("input", LabKinds.NUMBER, 1.0);
    private static final Setting<Double> TARGET = Setting.of("target", LabKinds.NUMBER, 0.0);
    private static final Setting<List<Integer>> DEPTHS =
            Setting.of("depths", Kind.listOf(DEPTH, 1, 20), List.of(4, 8, 16));
    private static final Setting<Integer> WIDTH =
            Setting.of("width", Kind.whole(1, 10_000), 64).in(Unit.NEURONS);
    private static final Setting<List<String>> INITIALIZERS =
            Setting.of("initializers", Kind.listOf(INITIALIZER, 1, 10), List.of("xavier", "he"));
    private static final Setting<String> DATASET = Setting.of("dataset", Kind.text(1000, Datasets.names()), "digits");
    private static final Setting<Integer> SAMPLES =
            Setting.of("samples", LabKinds.COUNT, 50).in(Unit.SAMPLES);
    private static final Setting<Integer> TRAINED_DEPTH = Setting.of("trained-depth", DEPTH, 8);
    private static final Setting<Integer> EPOCHS =
            Setting.of("epochs", LabKinds.COUNT, 10).in(Unit.EPOCHS);
    private static final Setting<Integer> BATCH_SIZE =
            Setting.of("batch-size", LabKinds.COUNT, 64).in(Unit.SAMPLES);
    private static final Setting<Double> LEARNING_RATE = Setting.of("learning-rate", LabKinds.POSITIVE, 0.03);
    private static final Setting<Integer> EVERY =
            Setting.of("every", LabKinds.COUNT, 5).in(Unit.BATCHES);
    private static final Setting<Long> SEED = Setting.of("seed", Kind.anyWhole(), 1L);

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
                    Texts.of("parameters", VanishingParameters.class::getResourceAsStream),
                    VanishingParameters::lab,
                    CHAIN,
                    WEIGHT,
                    INPUT,
                    TARGET,
                    DEPTHS,
                    WIDTH,
                    INITIALIZERS,
                    DATASET,
                    SAMPLES,
                    TRAINED_DEPTH,
                    EPOCHS,
                    BATCH_SIZE,
                    LEARNING_RATE,
                    EVERY,
                    SEED)
            .withData();

    private VanishingParameters() {}

    private static Lab lab(Values values, LabContext context) {
        Dataset data = Datasets.load(values.get(DATASET), context.locations(), context.downloads())
                .training();
        return new VanishingLab(
                new ChainBlocks(values.get(CHAIN), values.get(WEIGHT), values.get(INPUT), values.get(TARGET)),
                Split.stratified(data, values.get(SAMPLES), values.get(SEED)),
                values.get(DEPTHS),
                values.get(WIDTH),
                values.get(INITIALIZERS).stream()
                        .map(VanishingParameters::initializer)
                        .toList(),
                new FlowHistory.Plan(
                        values.get(EPOCHS),
                        values.get(BATCH_SIZE),
                        values.get(LEARNING_RATE),
                        values.get(EVERY),
                        values.get(SEED)),
                values.get(TRAINED_DEPTH));
    }

    private static boolean isInitializer(String text) {
        try {
            initializer(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Initializer initializer(String name) {
        return switch (name) {
            case "xavier" -> new Initializer.Xavier();
            case "he" -> new Initializer.He();
            case "lecun" -> new Initializer.LeCun();
            default -> new Initializer.Uniform(Double.parseDouble(name));
        };
    }
}
