package org.myelin.labs.surface;

import java.util.List;
import java.util.Optional;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.lecture.ElementWise;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/** The parameters of {@link LossLab} and {@link SgdLab}. */
public final class SurfaceParameters {
    private static final Kind<List<Double>> WEIGHTS = LabKinds.numbers(2, 2);

    private static final Setting<TwoWeights.Form> NETWORK =
            Setting.of("network", Kind.choice(TwoWeights.Form.values()), TwoWeights.Form.NEURON);
    private static final Setting<ElementWise> LOSS_ACTIVATION =
            Setting.of("activation", LabKinds.ACTIVATION, ElementWise.SIGMOID);
    private static final Setting<ElementWise> SGD_ACTIVATION =
            Setting.of("activation", LabKinds.ACTIVATION, ElementWise.LINEAR);
    private static final Setting<Integer> SAMPLES =
            Setting.of("samples", Kind.whole(1, 10_000), 8).in(Unit.SAMPLES);
    private static final Setting<List<Double>> TEACHER = Setting.of("teacher", WEIGHTS, List.of(1.5, -1.0));
    private static final Setting<Double> NOISE = Setting.of("noise", LabKinds.NOISE, 0.1);
    private static final Setting<Double> RANGE = Setting.of("range", LabKinds.POSITIVE, 4.0);
    private static final Setting<Long> SEED = Setting.of("seed", Kind.anyWhole(), 1L);

    private static final Setting<List<Double>> AT = Setting.of("at", WEIGHTS, List.of(-1.0, 2.0));

    private static final Setting<Optional<List<Double>>> LEARNING_RATES = Setting.of(
            "learning-rates", Kind.orElse(Kind.listOf(LabKinds.POSITIVE, 1, 20), "curvature"), Optional.empty());
    private static final Setting<Integer> BATCH_SIZE =
            Setting.of("batch-size", LabKinds.COUNT, 4).in(Unit.SAMPLES);
    private static final Setting<Integer> STEPS =
            Setting.of("steps", LabKinds.COUNT, 20).in(Unit.BATCHES);
    private static final Setting<List<Double>> START = Setting.of("start", WEIGHTS, List.of(0.5, 3.0));

    private static final Texts TEXTS = Texts.of("parameters", SurfaceParameters.class::getResourceAsStream);

    /** Those of {@link LossLab}. */
    public static final LabParameters LOSS = LabParameters.of(
            TEXTS,
            (values, context) -> new LossLab(surface(values, LOSS_ACTIVATION), values.get(RANGE), weights(values, AT)),
            NETWORK,
            LOSS_ACTIVATION,
            SAMPLES,
            TEACHER,
            NOISE,
            RANGE,
            SEED,
            AT);

    /** Those of {@link SgdLab}. */
    public static final LabParameters SGD = LabParameters.of(
            TEXTS,
            (values, context) -> new SgdLab(
                    surface(values, SGD_ACTIVATION),
                    values.get(RANGE),
                    weights(values, START),
                    values.get(LEARNING_RATES).orElse(List.of()),
                    values.get(BATCH_SIZE),
                    values.get(STEPS),
                    values.get(SEED)),
            NETWORK,
            SGD_ACTIVATION,
            SAMPLES,
            TEACHER,
            NOISE,
            RANGE,
            SEED,
            LEARNING_RATES,
            BATCH_SIZE,
            STEPS,
            START);

    private SurfaceParameters() {}

    private static TwoWeights surface(Values values, Setting<ElementWise> activation) {
        return TwoWeights.taught(
                values.get(NETWORK),
                values.get(activation),
                weights(values, TEACHER),
                values.get(SAMPLES),
                values.get(NOISE),
                values.get(SEED));
    }

    private static Weights weights(Values values, Setting<List<Double>> pair) {
        return new Weights(values.get(pair).getFirst(), values.get(pair).getLast());
    }
}
