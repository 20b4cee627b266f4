package org.myelin.labs.fit;

import java.util.List;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Unit;
import org.myelin.text.Texts;

/** The parameters of {@link FitLab}. */
public final class FitParameters {
    private static final Kind<Integer> NEURONS = Kind.whole(1, 1000);

    private static final Setting<PlaneData> POINTS =
            Setting.of("points", Kind.choice(PlaneData.values()), PlaneData.SPIRALS);
    private static final Setting<Integer> SAMPLES =
            Setting.of("samples", Kind.whole(2, 1_000_000), 200).in(Unit.SAMPLES);
    private static final Setting<Double> NOISE = Setting.of("noise", LabKinds.NOISE, 0.05);
    private static final Setting<ElementWise> ACTIVATION =
            Setting.of("activation", LabKinds.ACTIVATION, ElementWise.RELU);
    private static final Setting<Integer> SHALLOW =
            Setting.of("shallow", NEURONS, 8).in(Unit.NEURONS);
    private static final Setting<List<Integer>> DEEP = Setting.of(
                    "deep", Kind.listOf(NEURONS, 1, 100), List.of(16, 16, 16))
            .in(Unit.NEURONS);
    private static final Setting<Double> LEARNING_RATE = Setting.of("learning-rate", LabKinds.POSITIVE, 0.2);
    private static final Setting<Integer> BATCH_SIZE =
            Setting.of("batch-size", LabKinds.COUNT, 20).in(Unit.SAMPLES);
    private static final Setting<Integer> STEPS =
            Setting.of("steps", LabKinds.COUNT, 3000).in(Unit.BATCHES);
    private static final Setting<Long> SEED = Setting.of("seed", Kind.anyWhole(), 1L);

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
            Texts.of("parameters", FitParameters.class::getResourceAsStream),
            (values, context) -> new FitLab(
                    values.get(POINTS),
                    values.get(SAMPLES),
                    values.get(NOISE),
                    values.get(ACTIVATION),
                    values.get(SHALLOW),
                    values.get(DEEP),
                    new StochasticGradientDescent(values.get(LEARNING_RATE), values.get(BATCH_SIZE), values.get(SEED)),
                    values.get(STEPS)),
            POINTS,
            SAMPLES,
            NOISE,
            ACTIVATION,
            SHALLOW,
            DEEP,
            LEARNING_RATE,
            BATCH_SIZE,
            STEPS,
            SEED);

    private FitParameters() {}
}
