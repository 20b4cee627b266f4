package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.data.TableDataset;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.random.CounterRandom;

/** Training is lecture (10) to the letter: compared with the five steps as loops in double precision. */
class LectureSgdTest {
    private static final int INPUTS = 3;
    private static final int HIDDEN = 4;
    private static final int OUTPUTS = 2;
    private static final int SAMPLES = 5;
    private static final int BATCH = 2;
    private static final int EPOCHS = 6;
    private static final double ALPHA = 0.5;
    private static final long SEED = 3;

    private static final Dense LAYER = new Dense(HIDDEN, Activation.SIGMOID, false, new Initializer.Uniform(1));
    private static final Architecture NETWORK = new Architecture(
            INPUTS,
            List.of(LAYER, new Dense(OUTPUTS, Activation.SIGMOID, false, new Initializer.Uniform(1))),
            Loss.MEAN_SQUARED_ERROR);

    private final float[] x = new float[SAMPLES * INPUTS];
    private final int[] labels = {0, 1, 1, 0, 1};

    @Test
    void train_plainSgdWithoutBias_followsTheFiveSteps() {
        CounterRandom random = CounterRandom.of(1);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        TableDataset data = new TableDataset("d", FeatureShape.flat(INPUTS), List.of("0", "1"), x, labels);
        Parameters initial = Parameters.initialize(NETWORK, SEED);
        double[] w1 = doubles(initial.weights(0));
        double[] w2 = doubles(initial.weights(1));
        double[] epochLosses = byHand(w1, w2);

        TrainingResult result = Trainer.builder(NETWORK, new Split(data, data))
                .normalization(Normalization.NONE)
                .optimizer(Sgd.plain())
                .schedule(Schedule.constant(ALPHA))
                .epochs(EPOCHS)
                .batchSize(BATCH)
                .seed(SEED)
                .threads(1)
                .build()
                .train();

        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            // float against double over 18 steps of values of about 1: some 10 roundings of 6e-8
            assertThat(result.history().get(epoch).trainingLoss()).isEqualTo(epochLosses[epoch], within(2e-6));
        }
        assertThat(epochLosses[EPOCHS - 1]).isLessThan(epochLosses[0]);
        assertThat(result.bestEpoch())
                .as("so that the best parameters are the last")
                .isEqualTo(EPOCHS);
        assertClose(result.bestModel().parameters().weights(0), w1);
        assertClose(result.bestModel().parameters().weights(1), w2);
    }

    /** Trains in place; returns the mean loss of each epoch. */
    private double[] byHand(double[] w1, double[] w2) {
        double[] losses = new double[EPOCHS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int[] order = CounterRandom.of(SEED, BatchFeed.SHUFFLE, epoch).permutation(SAMPLES);
            for (int from = 0; from < SAMPLES; from += BATCH) {
                int to = Math.min(SAMPLES, from + BATCH);
                double[] d1 = new double[w1.length];
                double[] d2 = new double[w2.length];
                for (int k = from; k < to; k++) {
                    losses[epoch] += accumulate(order[k], w1, w2, d1, d2) / SAMPLES;
                }
                // w := w − α (1/b) ∂J/∂w   (lecture 10, step 4)
                descend(w1, d1, to - from);
                descend(w2, d2, to - from);
            }
        }
        return losses;
    }

    private static void descend(double[] w, double[] d, int b) {
        for (int i = 0; i < w.length; i++) {
            w[i] -= ALPHA / b * d[i];
        }
    }

    /** Adds ∂J/∂w of one sample (lecture 11-13); returns its J (lecture 9). */
    private double accumulate(int sample, double[] w1, double[] w2, double[] d1, double[] d2) {
        double[] a1 = new double[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            a1[i] = x[sample * INPUTS + i];
        }
        double[] a2 = layer(w1, a1, HIDDEN);
        double[] a3 = layer(w2, a2, OUTPUTS);
        double loss = 0;
        double[] delta2 = new double[HIDDEN];
        for (int j = 0; j < OUTPUTS; j++) {
            double error = a3[j] - (labels[sample] == j ? 1 : 0);
            loss += error * error / 2;
            double delta3 = error * a3[j] * (1 - a3[j]);
            for (int i = 0; i < HIDDEN; i++) {
                d2[j * HIDDEN + i] += delta3 * a2[i];
                delta2[i] += delta3 * w2[j * HIDDEN + i] * a2[i] * (1 - a2[i]);
            }
        }
        for (int j = 0; j < HIDDEN; j++) {
            for (int i = 0; i < INPUTS; i++) {
                d1[j * INPUTS + i] += delta2[j] * a1[i];
            }
        }
        return loss;
    }

    private static double[] layer(double[] w, double[] a, int outputs) {
        double[] result = new double[outputs];
        for (int j = 0; j < outputs; j++) {
            double z = 0;
            for (int i = 0; i < a.length; i++) {
                z += w[j * a.length + i] * a[i];
            }
            result[j] = 1 / (1 + Math.exp(-z));
        }
        return result;
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    private static void assertClose(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).isEqualTo(expected[i], within(2e-6));
        }
    }
}
