package org.myelin.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.kernel.Panels;
import org.myelin.random.CounterRandom;

/** What PyTorch has no golden values for: Lion, Muon, clipping; and what is refused. */
class OptimizerTest {
    private static final Parallel ONE_THREAD = (count, cost, task) -> {
        for (int i = 0; i < count; i++) {
            task.accept(i);
        }
    };

    private static float[] random(int length, long seed) {
        CounterRandom random = CounterRandom.of(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void lion_severalSteps_isThePapersAlgorithm() {
        Lion lion = new Lion(0.9, 0.99, 0.1);
        float[] w = random(32, 1);
        float[][] state = new float[1][32];
        double[] expected = new double[32];
        double[] m = new double[32];
        for (int i = 0; i < 32; i++) {
            expected[i] = w[i];
        }
        for (int step = 0; step < 5; step++) {
            float[] g = random(32, 10 + step);
            lion.update(w, 0, g, 0, 32, state, 0.01, step, true);
            for (int i = 0; i < 32; i++) {
                double direction = Math.signum(0.9 * m[i] + (1 - 0.9) * g[i]);
                expected[i] -= 0.01 * (direction + 0.1 * expected[i]);
                m[i] = 0.99 * m[i] + (1 - 0.99) * g[i];
                assertThat((double) w[i]).isCloseTo(expected[i], within(1e-6));
            }
        }
    }

    /** m := μm + (1−μ)g; u = (1−μ)g + μm; W := (1−αλ)W − α√max(1, n_out/n_in) NS(u), in double precision. */
    @ParameterizedTest
    @CsvSource({"20, 36", "36, 20"})
    void muon_severalSteps_isTheAlgorithmOfTheSource(int inputs, int outputs) {
        Muon muon = new Muon(0.9, 5, 0.1, true, Adam.adamW(0), 0.1);
        MatrixMethod method =
                muon.matrixMethod(MatrixPlace.INPUT, inputs, outputs).orElseThrow();
        int length = Panels.size(inputs, outputs);
        float[] w = new float[length];
        float[][] state = new float[2][length];
        double[][] expected = new double[inputs][outputs];
        double[][] m = new double[inputs][outputs];
        CounterRandom random = CounterRandom.of(4);
        for (int step = 0; step < 4; step++) {
            float[] gradient = new float[length];
            double[][] u = new double[inputs][outputs];
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < outputs; j++) {
                    float g = (float) random.nextGaussian();
                    gradient[Panels.index(inputs, i, j)] = g;
                    m[i][j] = 0.9 * m[i][j] + 0.1 * g;
                    u[i][j] = 0.1 * g + 0.9 * m[i][j];
                }
            }
            double[][] o = NewtonSchulzTest.iterate(u);

            method.update(w, gradient, 0, state, 0.02, ONE_THREAD);

            double scale = 0.02 * Math.sqrt(Math.max(1, outputs / (double) inputs));
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < outputs; j++) {
                    expected[i][j] = (1 - 0.02 * 0.1) * expected[i][j] - scale * o[i][j];
                    // each step is right to 1.5e-4 of its length (NewtonSchulzTest)
                    assertThat((double) w[Panels.index(inputs, i, j)])
                            .isCloseTo(expected[i][j], within((step + 1) * scale * 1.5e-4));
                }
            }
        }
    }

    @Test
    void muon_oneStep_movesAgainstTheGradientByOrthogonalSteps() {
        Muon muon = new Muon(0.95, 5, 0.1, false, Adam.adamW(0), 0.1);
        assertThat(muon.matrixMethod(MatrixPlace.INPUT, 8, 8)).isEmpty();
        assertThat(muon.matrixMethod(MatrixPlace.OUTPUT, 8, 8)).isEmpty();
        MatrixMethod method = muon.matrixMethod(MatrixPlace.HIDDEN, 32, 64).orElseThrow();
        int length = Panels.size(32, 64);
        float[] w = random(length, 1);
        float[] before = w.clone();
        float[] g = random(length, 2);
        float[] gradient = g.clone();

        method.update(w, g, 0, new float[][] {new float[length], new float[length]}, 0.02, ONE_THREAD);

        double squares = 0;
        double descent = 0;
        for (int i = 0; i < length; i++) {
            double step = (w[i] - (1 - 0.02 * 0.1) * before[i]) / (0.02 * Math.sqrt(2));
            squares += step * step;
            descent += step * gradient[i];
        }
        assertThat(squares / 32).isBetween(0.45, 1.5);
        assertThat(descent).isNegative();
    }

    @Test
    void byValue_largeValues_areCut() {
        float[] w = new float[32];
        float[] g = new float[32];
        g[0] = 3;
        g[1] = -3;
        g[2] = 0.25f;

        Clipped.byValue(Sgd.plain(), 0.5).update(w, 0, g, 0, 32, new float[0][], 1, 0, true);

        assertThat(w).startsWith(-0.5f, 0.5f, -0.25f, 0f);
    }

    @Test
    void settings_outOfRange_areRefused() {
        assertThatThrownBy(() -> new Adam(1, 0.9, 1e-8, 0, true))
                .hasMessage("adam: beta1 must be at least 0 and below 1, but is 1.0");
        assertThatThrownBy(() -> new Adam(0.9, 0.9, 0, 0, true))
                .hasMessage("adam: epsilon must be finite and above 0, but is 0.0");
        assertThatThrownBy(() -> new Lion(0.9, 0.99, -1))
                .hasMessage("lion: weight decay must be finite and at least 0, but is -1.0");
        assertThatThrownBy(() -> Clipped.byNorm(Sgd.plain(), 0))
                .hasMessage("clipping: the largest norm must be above 0, but is 0.0");
        assertThatThrownBy(() -> new Muon(0.9, 5, 0, false, Sgd.plain(), 1))
                .hasMessageStartingWith("muon: the rest needs a method that works element by element and remembers");
        assertThatThrownBy(() -> new Muon(0.9, 5, 0, false, Clipped.byNorm(Adam.adam(), 1), 1))
                .hasMessageStartingWith("muon: the rest needs a method that works element by element and remembers");
        assertThatThrownBy(() -> new Muon(0.9, 7, 0, false, Adam.adam(), 1))
                .hasMessage("muon: needs 1 to 6 iterations, but got 7");
    }
}
