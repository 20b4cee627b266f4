package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.check.RecordedGradient;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.optim.Sgd;
import org.myelin.random.CounterRandom;

class BatchTest {
    /** Targets are sums of at most three floats of at most 1. */
    private static final double ROUNDING = 2e-7;

    private static final int FEATURES = 5;
    private static final int CLASSES = 4;

    private static float[] targetsOf(Consumer<Batch> adding) {
        Batch batch = new Batch(FEATURES, CLASSES, 1);
        adding.accept(batch);
        batch.finish();
        return BatchContents.targets(batch, 0);
    }

    private static void assertTargets(float[] actual, double... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int c = 0; c < expected.length; c++) {
            assertThat((double) actual[c]).isCloseTo(expected[c], within(ROUNDING));
        }
    }

    @Test
    void add_ordinarySample_isOneHot() {
        assertTargets(targetsOf(batch -> batch.add(new float[FEATURES], 0, 2)), 0, 0, 1, 0);
    }

    /** (1−ε) y + ε/K with ε = 0.2 and K = 4. */
    @Test
    void add_withSmoothing_movesAShareToAllClasses() {
        assertTargets(targetsOf(batch -> batch.add(new float[FEATURES], 0, 2, 2, 1, 0.2, 1)), 0.05, 0.05, 0.85, 0.05);
    }

    @Test
    void add_mixedSample_hasBothClassesByTheirShares() {
        assertTargets(targetsOf(batch -> batch.add(new float[FEATURES], 0, 2, 0, 0.7, 0, 1)), 0.3, 0, 0.7, 0);
        assertTargets(targetsOf(batch -> batch.add(new float[FEATURES], 0, 2, 2, 0.7, 0, 1)), 0, 0, 1, 0);
    }

    /** 0.8 (0.7 y₁ + 0.3 y₂) + 0.05. */
    @Test
    void add_mixedAndSmoothed_doesBoth() {
        assertTargets(targetsOf(batch -> batch.add(new float[FEATURES], 0, 2, 0, 0.7, 0.2, 1)), 0.29, 0.05, 0.61, 0.05);
    }

    @Test
    void clear_afterSmoothedAndWeightedSamples_leavesNothing() {
        Batch batch = new Batch(FEATURES, CLASSES, 1);
        batch.add(new float[FEATURES], 0, 2, 0, 0.7, 0.2, 3);
        batch.finish();
        batch.clear();
        batch.add(new float[FEATURES], 0, 1);
        batch.finish();

        assertTargets(BatchContents.targets(batch, 0), 0, 1, 0, 0);
        assertThat(batch.isWeighted()).isFalse();
    }

    static List<Architecture> networks() {
        return List.of(
                Architecture.builder(FEATURES).dense(37, Activation.TANH).classes(CLASSES),
                Architecture.builder(FEATURES)
                        .dense(37, Activation.TANH)
                        .dense(CLASSES, Activation.SIGMOID)
                        .build(Loss.MEAN_SQUARED_ERROR));
    }

    /**
     * J = 1/b Σ wₛ Jₛ, so its gradient is the weighted mean of those of single samples. Weights of mean 1, one of them
     * 0, over more than one panel of samples. Gradients are below 1 and sums of 40 floats: each is good to about 10⁻⁶.
     */
    @ParameterizedTest
    @MethodSource("networks")
    void step_weightedSamples_gradientIsTheWeightedMean(Architecture architecture) {
        int size = 40;
        Parameters parameters = RandomBatches.parameters(architecture, 3);
        CounterRandom random = CounterRandom.of(4);
        Batch all = new Batch(FEATURES, CLASSES, size);
        double[] expected = new double[parameters.storage().length];
        double expectedLoss = 0;
        for (int s = 0; s < size; s++) {
            float[] x = new float[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
                x[i] = (float) random.nextGaussian();
            }
            int label = random.nextInt(CLASSES);
            double weight = 2.0 * s / (size - 1);
            all.add(x, 0, label, label, 1, 0, weight);
            Batch single = new Batch(FEATURES, CLASSES, 1);
            single.add(x, 0, label);
            single.finish();
            Gradient one = gradient(parameters, single);
            expectedLoss += weight * one.loss;
            for (int i = 0; i < expected.length; i++) {
                expected[i] += weight * one.values[i] / size;
            }
        }
        all.finish();

        Gradient weighted = gradient(parameters, all);

        assertThat(weighted.loss).isCloseTo(expectedLoss, within(1e-4));
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) weighted.values[i]).as("value %d", i).isCloseTo(expected[i], within(1e-6));
        }
    }

    /** Sum of the losses, and the mean gradient with 0 where there are no parameters. */
    private record Gradient(double loss, float[] values) {}

    private static Gradient gradient(Parameters parameters, Batch batch) {
        RecordedGradient recorded = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, recorded, batch.capacity(), 1)) {
            engine.step(batch, 0);
            float[] values = recorded.gradient().storage();
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.isNaN(values[i]) ? 0 : values[i];
            }
            return new Gradient(engine.lossSum(), values);
        }
    }

    @Test
    void accumulate_engineForSingleBatches_isRefused() {
        Parameters parameters =
                Parameters.initialize(Architecture.builder(FEATURES).classes(CLASSES), 1);
        Batch batch = new Batch(FEATURES, CLASSES, 1);
        try (TrainingEngine engine = new TrainingEngine(parameters, Sgd.plain(), 1, 1)) {
            assertThatThrownBy(() -> engine.accumulate(batch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("training engine: it was not made to accumulate gradients of several batches");
        }
    }
}
