package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.data.TableDataset;
import org.myelin.engine.Batch;
import org.myelin.engine.BatchContents;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

/** Label smoothing, mixup and balanced classes: what the batches of an epoch hold. */
class BatchTargetsTest {
    /** Two roundings of numbers of at most 1. */
    private static final double ROUNDING = 2e-7;

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Sample i has the features of the i-th unit vector. */
    private static Dataset unitVectors(int... labels) {
        int size = labels.length;
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        int classes = IntStream.of(labels).max().orElseThrow() + 1;
        return new TableDataset("unit vectors", FeatureShape.flat(size), names(classes), values, labels);
    }

    /** A class of its own for each sample. */
    private static Dataset unitVectors(int size) {
        return unitVectors(IntStream.range(0, size).toArray());
    }

    /** Visits the batches of some epochs. */
    private static void visit(
            Dataset samples, int batchSize, int epochs, Refinements refinements, Consumer<Batch> visitor)
            throws InterruptedException {
        TrainingPlan plan = new TrainingPlan(
                Architecture.builder(samples.shape().features())
                        .classes(samples.classNames().size()),
                samples,
                samples,
                Normalization.NONE,
                Augmentation.none(),
                Sgd.plain(),
                Schedule.constant(0.1),
                epochs,
                batchSize,
                0,
                refinements,
                7);
        try (BatchFeed feed = new BatchFeed(plan, Normalizer.none(samples.shape()), 0, 0)) {
            for (int i = 0; i < epochs * plan.stepsPerEpoch(); i++) {
                Batch batch = feed.next();
                visitor.accept(batch);
                feed.giveBack(batch);
            }
        }
    }

    @Test
    void labelSmoothing_everyTarget_isOneMinusEpsilonOfItsClassAndEpsilonOfAll() throws InterruptedException {
        double epsilon = 0.1;
        int classes = 50;
        visit(unitVectors(classes), 16, 1, new Refinements(epsilon, 0, false, 0, 1), batch -> {
            for (int s = 0; s < batch.size(); s++) {
                float[] targets = BatchContents.targets(batch, s);
                for (int c = 0; c < classes; c++) {
                    double own = c == batch.label(s) ? 1 - epsilon : 0;
                    assertThat((double) targets[c]).isCloseTo(own + epsilon / classes, within(ROUNDING));
                }
            }
        });
    }

    /** Sample and class are both the i-th unit vector, so what is mixed of features must be mixed of targets. */
    @ParameterizedTest
    @CsvSource({"16, 0.5", "16, 1", "7, 2", "7, 0.01"})
    void mixup_everySample_mixesFeaturesAndTargetsByTheSameShares(int batchSize, double alpha)
            throws InterruptedException {
        visit(unitVectors(50), batchSize, 2, new Refinements(0, alpha, false, 0, 1), batch -> {
            for (int s = 0; s < batch.size(); s++) {
                float[] features = BatchContents.features(batch, s);
                float[] targets = BatchContents.targets(batch, s);
                int other = batch.label(batch.size() - 1 - s);
                double share = features[batch.label(s)];
                for (int i = 0; i < features.length; i++) {
                    assertThat((double) targets[i]).isCloseTo(features[i], within(ROUNDING));
                    if (i != batch.label(s)) {
                        assertThat((double) features[i]).isCloseTo(i == other ? 1 - share : 0, within(ROUNDING));
                    }
                }
                assertThat(share).isBetween(0.5, 1.0);
            }
        });
    }

    /**
     * The mean of the larger of λ and 1−λ, λ ~ Beta(α, α): ½ + 1/π for α = ½ (the arcsine distribution), ¾ for α = 1
     * (uniform), 11/16 for α = 2 (density 6λ(1−λ)). Its standard deviation is below 0.16, that of the mean of 4096
     * below 0.0025; five of them are allowed.
     */
    @ParameterizedTest
    @CsvSource({"0.5, 0.8183", "1, 0.75", "2, 0.6875"})
    void mixup_manySamples_haveTheMeanShareOfTheBetaDistribution(double alpha, double expected)
            throws InterruptedException {
        int size = 256; // even, so that no sample is mixed with itself
        int epochs = 16;
        double[] sum = new double[1];
        visit(unitVectors(size), size, epochs, new Refinements(0, alpha, false, 0, 1), batch -> {
            for (int s = 0; s < batch.size(); s++) {
                sum[0] += BatchContents.features(batch, s)[batch.label(s)];
            }
        });
        assertThat(sum[0] / (size * epochs)).isCloseTo(expected, within(0.0125));
    }

    @Test
    void mixupAndSmoothing_together_smoothTheMixedTargets() throws InterruptedException {
        double epsilon = 0.2;
        int classes = 50;
        visit(unitVectors(classes), 16, 1, new Refinements(epsilon, 1, false, 0, 1), batch -> {
            for (int s = 0; s < batch.size(); s++) {
                float[] features = BatchContents.features(batch, s);
                float[] targets = BatchContents.targets(batch, s);
                for (int c = 0; c < classes; c++) {
                    double expected = (1 - epsilon) * features[c] + epsilon / classes;
                    assertThat((double) targets[c]).isCloseTo(expected, within(ROUNDING));
                }
            }
        });
    }

    /** N / (K n_c) with N = 12, K = 3: ½, 4/3 and 4 for classes of 8, 3 and 1 samples. */
    @Test
    void balancedClasses_rareClasses_countMore() throws InterruptedException {
        double[] expected = {0.5, 4.0 / 3, 4};
        Dataset samples = unitVectors(0, 0, 0, 0, 1, 1, 2, 0, 0, 1, 0, 0);
        visit(samples, 12, 2, new Refinements(0, 0, true, 0, 1), batch -> {
            for (int s = 0; s < batch.size(); s++) {
                assertThat(BatchContents.weight(batch, s)).isCloseTo(expected[batch.label(s)], within(1e-6));
            }
        });
    }

    /** λ w₁ + (1−λ) w₂, up to a factor that all samples of the batch share. */
    @Test
    void balancedClasses_mixedSamples_countAsTheirParts() throws InterruptedException {
        double[] weights = {0.5, 4.0 / 3, 4};
        Dataset samples = unitVectors(0, 0, 0, 0, 1, 1, 2, 0, 0, 1, 0, 0);
        visit(samples, 12, 2, new Refinements(0, 1, true, 0, 1), batch -> {
            double[] expected = new double[batch.size()];
            for (int s = 0; s < batch.size(); s++) {
                float[] targets = BatchContents.targets(batch, s);
                for (int c = 0; c < weights.length; c++) {
                    expected[s] += targets[c] * weights[c];
                }
                double factor = BatchContents.weight(batch, 0) / expected[0];
                assertThat(BatchContents.weight(batch, s)).isCloseTo(factor * expected[s], within(5e-6));
            }
        });
    }

    @Test
    void refinements_none_areOneHotTargetsThatAllCountOne() throws InterruptedException {
        visit(unitVectors(50), 16, 1, Refinements.none(), batch -> {
            for (int s = 0; s < batch.size(); s++) {
                assertThat(BatchContents.targets(batch, s)).isEqualTo(BatchContents.features(batch, s));
                assertThat(BatchContents.weight(batch, s)).isEqualTo(1);
            }
        });
    }
}
