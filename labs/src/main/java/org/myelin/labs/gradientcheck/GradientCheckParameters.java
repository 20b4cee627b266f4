package org.myelin.labs.gradientcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.myelin.check.Example;
import org.myelin.check.GradientCheck;
import org.myelin.check.ZerosDrawn;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabContext;
import org.myelin.labs.definition.LabParameters;
import org.myelin.nn.Parameters;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/** The parameters of {@link GradientCheckLab}. */
public final class GradientCheckParameters {
    /** Candidates for each sample wanted: enough of them are not near a kink. */
    private static final int CANDIDATES = 20;

    private static final Setting<String> SOURCE = Setting.of("source", Kind.text(4096, List.of()), "digits");
    private static final Setting<Integer> SAMPLES =
            Setting.of("samples", Kind.whole(2, 256), 4).in(Unit.SAMPLES);
    private static final Setting<Integer> PER_PART = Setting.of("parameters", Kind.whole(1, 1_000_000), 5);
    private static final Setting<Long> SEED = Setting.of("seed", Kind.anyWhole(), 1L);

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
                    Texts.of("parameters", GradientCheckParameters.class::getResourceAsStream),
                    GradientCheckParameters::lab,
                    SOURCE,
                    SAMPLES,
                    PER_PART,
                    SEED)
            .about(SOURCE)
            .withData()
            .asCheck();

    private GradientCheckParameters() {}

    private static Lab lab(Values values, LabContext context) {
        String source = values.get(SOURCE);
        long seed = values.get(SEED);
        int samples = values.get(SAMPLES);
        LabContext.Subject subject = context.subject(source);
        Parameters parameters = subject.parameters();
        int drawn = 0;
        if (!subject.isTrained()) {
            ZerosDrawn untrained = ZerosDrawn.of(parameters, seed);
            parameters = untrained.parameters();
            drawn = untrained.matrices();
        }
        List<Example> candidates = examples(subject, CANDIDATES * samples, seed);
        GradientCheck check =
                GradientCheck.of(parameters, candidates, samples, values.get(PER_PART), seed, context::begin);
        return new GradientCheckLab(source, subject.samples().name(), drawn, check);
    }

    private static List<Example> examples(LabContext.Subject subject, int count, long seed) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, subject.samples().size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream()
                .limit(count)
                .map(index -> {
                    float[] x = new float[subject.samples().shape().features()];
                    subject.samples().copyFeatures(index, x, 0);
                    subject.normalizer().apply(x, 0);
                    return new Example(x, subject.samples().label(index));
                })
                .toList();
    }
}
