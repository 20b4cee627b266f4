package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;

/** What dropout does to values; its gradient is in {@link StructureTest}. */
class DropoutTest {
    private static final int UNITS = 200;
    private static final int SAMPLES = 100;
    private static final int ALL = UNITS * SAMPLES;

    /** Inputs that are never 0. */
    private static Batch batch() {
        Batch batch = new Batch(UNITS, 2, SAMPLES);
        float[] x = new float[UNITS];
        for (int s = 0; s < SAMPLES; s++) {
            for (int i = 0; i < UNITS; i++) {
                x[i] = input(s, i);
            }
            batch.add(x, 0, 0);
        }
        batch.finish();
        return batch;
    }

    private static float input(int sample, int unit) {
        return 1 + (sample * UNITS + unit) % 97;
    }

    /** Values after dropout, sample by sample. */
    private static float[] dropped(double p, Pass pass, int threads) {
        Parameters parameters =
                Parameters.initialize(Architecture.builder(UNITS).dropout(p).classes(2), 1);
        float[] values = new float[ALL];
        try (ForwardEngine engine = new ForwardEngine(parameters, SAMPLES, new ThreadTeam(threads), pass, null)) {
            engine.forward(batch());
            for (int s = 0; s < SAMPLES; s++) {
                for (int i = 0; i < UNITS; i++) {
                    values[s * UNITS + i] = engine.layers().getFirst().a[Panels.index(UNITS, i, s)];
                }
            }
        }
        return values;
    }

    private static Pass training(long seed, long step) {
        Pass pass = new Pass(seed);
        pass.train(step);
        return pass;
    }

    private static double share(boolean[] which) {
        int count = 0;
        for (boolean each : which) {
            count += each ? 1 : 0;
        }
        return (double) count / which.length;
    }

    private static boolean[] kept(float[] values) {
        boolean[] kept = new boolean[values.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[i] != 0;
        }
        return kept;
    }

    /** A share of n independent choices has the standard deviation √(p(1−p)/n); five of them are never exceeded. */
    private static double deviation(double p, int n) {
        return 5 * Math.sqrt(p * (1 - p) / n);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.9})
    void forward_whileTraining_keepsOneMinusPAndDividesByIt(double p) {
        float[] values = dropped(p, training(3, 0), 1);

        assertThat(share(kept(values))).isCloseTo(1 - p, within(deviation(p, ALL)));
        float scale = (float) (1 / (1 - p));
        for (int i = 0; i < ALL; i++) {
            assertThat(values[i]).isIn(0f, input(0, i) * scale);
        }
    }

    /** Independent choices agree in p² + (1−p)² of all places. */
    @Test
    void forward_otherStepSeedSampleOrUnit_choosesAnew() {
        double p = 0.3;
        double agreeing = p * p + (1 - p) * (1 - p);
        boolean[] first = kept(dropped(p, training(3, 0), 1));
        assertAgree(first, 0, kept(dropped(p, training(3, 1), 1)), 0, ALL, agreeing);
        assertAgree(first, 0, kept(dropped(p, training(4, 0), 1)), 0, ALL, agreeing);
        assertAgree(first, 0, first, 1, ALL - 1, agreeing);
        assertAgree(first, 0, first, UNITS, ALL - UNITS, agreeing);
    }

    private static void assertAgree(boolean[] a, int aFrom, boolean[] b, int bFrom, int length, double expected) {
        boolean[] same = new boolean[length];
        for (int i = 0; i < length; i++) {
            same[i] = a[aFrom + i] == b[bFrom + i];
        }
        assertThat(share(same)).isCloseTo(expected, within(deviation(expected, length)));
    }

    @Test
    void forward_sameSeedAndStep_choosesTheSameForAnyNumberOfThreads() {
        assertThat(dropped(0.3, training(3, 5), 3)).isEqualTo(dropped(0.3, training(3, 5), 1));
    }

    @Test
    void forward_prediction_changesNothing() {
        float[] values = dropped(0.3, new Pass(3), 1);
        for (int i = 0; i < ALL; i++) {
            assertThat(values[i]).isEqualTo(input(0, i));
        }
    }
}
