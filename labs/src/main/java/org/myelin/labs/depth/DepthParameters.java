package org.myelin.labs.depth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabContext;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.model.ThreadCount;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/** The parameters of {@link DepthLab}. */
public final class DepthParameters {
    /** One sample in 6 is for validation. */
    private static final int VALIDATION_SHARE = 6;

    private static final Setting<Optional<String>> DATASET =
            Setting.of("dataset", Kind.orElse(Kind.text(1000, Datasets.names()), "auto"), Optional.empty());
    private static final Setting<List<Integer>> DEPTHS =
            Setting.of("depths", Kind.listOf(Kind.whole(4, 1000), 1, 20), List.of(4, 8, 16, 32));
    private static final Setting<Integer> WIDTH =
            Setting.of("width", Kind.whole(1, 10_000), 64).in(Unit.NEURONS);
    private static final Setting<Integer> SAMPLES =
            Setting.of("samples", Kind.whole(12, 100_000_000), 12_000).in(Unit.SAMPLES);
    private static final Setting<Integer> EPOCHS =
            Setting.of("epochs", LabKinds.COUNT, 10).in(Unit.EPOCHS);
    private static final Setting<Integer> BATCH_SIZE =
            Setting.of("batch-size", LabKinds.COUNT, 64).in(Unit.SAMPLES);
    private static final Setting<Double> LEARNING_RATE = Setting.of("learning-rate", LabKinds.POSITIVE, 0.005);
    private static final Setting<Integer> SEEDS = Setting.of("seeds", Kind.whole(1, 1000), 3);
    private static final Setting<Optional<Integer>> THREADS =
            Setting.of("threads", Kind.orElse(Kind.whole(1, ThreadCount.MAX), "all"), Optional.empty());

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
                    Texts.of("parameters", DepthParameters.class::getResourceAsStream),
                    DepthParameters::lab,
                    DATASET,
                    DEPTHS,
                    WIDTH,
                    SAMPLES,
                    EPOCHS,
                    BATCH_SIZE,
                    LEARNING_RATE,
                    SEEDS,
                    THREADS)
            .withData();

    private DepthParameters() {}

    private static Lab lab(Values values, LabContext context) {
        DepthComparison.Plan plan = new DepthComparison.Plan(
                values.get(DEPTHS),
                values.get(WIDTH),
                values.get(EPOCHS),
                values.get(BATCH_SIZE),
                values.get(LEARNING_RATE),
                values.get(SEEDS),
                values.get(THREADS).orElseGet(ThreadCount::byDefault));
        return new DepthLab(plan, split(values, context), run -> context.report(line(run)));
    }

    private static Split split(Values values, LabContext context) {
        String name = values.get(DATASET).orElseGet(() -> defaultDataset(context.locations()));
        Dataset all =
                Datasets.load(name, context.locations(), context.downloads()).training();
        int samples = values.get(SAMPLES);
        Dataset part = samples < all.size() ? Split.stratified(all, samples, 1).validation() : all;
        return Split.stratified(part, part.size() / VALIDATION_SHARE, 1);
    }

    private static String defaultDataset(DataLocations locations) {
        boolean found = Datasets.info("cifar10", locations).folder().isPresent();
        return found ? "cifar10" : "digits";
    }

    private static String line(DepthComparison.Run run) {
        return String.format(
                Locale.ROOT,
                "%-8s depth %3d, seed %d: training error %5.1f %%, validation error %5.1f %%%s  (%.1f s)",
                run.kind().toString().toLowerCase(Locale.ROOT),
                run.depth(),
                run.seed(),
                100 * run.trainingError(),
                100 * run.validationError(),
                run.diverged() ? ", diverged" : "",
                run.seconds());
    }
}
