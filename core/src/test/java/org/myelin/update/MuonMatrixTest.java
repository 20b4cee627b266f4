package org.myelin.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.optim.Muon;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;
import org.myelin.random.CounterRandom;

/** Muon's update of one matrix; PyTorch has no golden values for it. */
class MuonMatrixTest {
    private static float[] random(int length, long seed) {
        CounterRandom random = CounterRandom.of(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void update(MuonMatrix method, float[] w, float[] gradient, float[] momentum) {
        ParameterRange range = new ParameterRange(w, momentum, new float[w.length]);
        try (ThreadTeam team = new ThreadTeam(1)) {
            method.update(range.moveTo(0, w.length, gradient, 0, true), new StepContext(0.02, 0), team);
        }
    }

    /** m := μm + (1−μ)g; u = (1−μ)g + μm; W := (1−αλ)W − α√max(1, n_out/n_in) NS(u), in double precision. */
    @ParameterizedTest
    @CsvSource({"20, 36", "36, 20"})
    void update_severalSteps_isTheAlgorithmOfTheSource(int inputs, int outputs) {
        Muon muon = Muon.defaults().withMomentum(0.9).withWeightDecay(0.1);
        MuonMatrix method = new MuonMatrix(muon, inputs, outputs);
        int length = Panels.size(inputs, outputs);
        float[] w = new float[length];
        float[] momentum = new float[length];
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

            update(method, w, gradient, momentum);

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
    void update_oneStep_movesAgainstTheGradientByOrthogonalSteps() {
        MuonMatrix method = new MuonMatrix(Muon.defaults().withWeightDecay(0.1), 32, 64);
        int length = Panels.size(32, 64);
        float[] w = random(length, 1);
        float[] before = w.clone();
        float[] g = random(length, 2);

        update(method, w, g.clone(), new float[length]);

        double squares = 0;
        double descent = 0;
        for (int i = 0; i < length; i++) {
            double step = (w[i] - (1 - 0.02 * 0.1) * before[i]) / (0.02 * Math.sqrt(2));
            squares += step * step;
            descent += step * g[i];
        }
        assertThat(squares / 32).isBetween(0.45, 1.5);
        assertThat(descent).isNegative();
    }
}
