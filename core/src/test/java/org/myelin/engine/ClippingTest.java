package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Parameters;
import org.myelin.optim.Clipped;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Sgd;

/** Steps of plain gradient descent with a clipped gradient, all parameters together. */
class ClippingTest {
    private static final double RATE = 0.5;
    private static final int SIZE = 40;

    /** Each of about 1000 parameters is rounded to 24 bits and below 2: together √1000 · 2 · 2⁻²⁴ at most. */
    private static final double ROUNDING = 4e-6;

    private static final Architecture NETWORK = Architecture.builder(7)
            .dense(33, Activation.TANH)
            .residual(new LayerNorm(), new Dense(9, Activation.TANH), new Dense(33, Activation.LINEAR))
            .classes(4);

    /** How one step changes each parameter. */
    private static double[] step(Optimizer optimizer, boolean accumulates) {
        Parameters parameters = RandomBatches.parameters(NETWORK, 5);
        float[] before = parameters.storage().clone();
        try (TrainingEngine engine = new TrainingEngine(parameters, optimizer, SIZE, 2, accumulates, 0)) {
            engine.step(RandomBatches.batch(NETWORK, SIZE, SIZE, 6), RATE);
        }
        double[] change = new double[before.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (double) parameters.storage()[i] - before[i];
        }
        return change;
    }

    private static double length(double[] change) {
        double squares = 0;
        for (double each : change) {
            squares += each * each;
        }
        return Math.sqrt(squares);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.99, 1.01, 2, 1000})
    void step_clippedByNorm_hasLengthAlphaTimesTheLesserOfCAndTheNorm(double share) {
        double[] plain = step(Sgd.plain(), false);
        double norm = length(plain) / RATE;
        assertThat(norm).isGreaterThan(0.1);

        double[] clipped = step(Clipped.byNorm(Sgd.plain(), share * norm), false);

        assertThat(length(clipped)).isCloseTo(RATE * Math.min(share * norm, norm), within(ROUNDING));
        for (int i = 0; i < plain.length; i++) { // the direction stays
            assertThat(clipped[i]).isCloseTo(Math.min(share, 1) * plain[i], within(3e-7));
        }
    }

    /**
     * The mean gradient over both batches is clipped, not each of their sums: two equal batches make the step of one.
     */
    @Test
    void update_afterTwoBatches_clipsTheirMean() {
        double norm = length(step(Sgd.plain(), false)) / RATE;
        Parameters parameters = RandomBatches.parameters(NETWORK, 5);
        float[] before = parameters.storage().clone();
        Batch batch = RandomBatches.batch(NETWORK, SIZE, SIZE, 6);
        try (TrainingEngine engine =
                new TrainingEngine(parameters, Clipped.byNorm(Sgd.plain(), 1.5 * norm), SIZE, 1, true, 0)) {
            engine.accumulate(batch);
            engine.accumulate(batch);
            engine.update(RATE);
        }
        double[] change = new double[before.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (double) parameters.storage()[i] - before[i];
        }
        assertThat(length(change)).isCloseTo(RATE * norm, within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void step_clippedByValue_cutsEachElement(boolean accumulates) {
        double most = 0.01;
        double[] plain = step(Sgd.plain(), accumulates);

        double[] clipped = step(Clipped.byValue(Sgd.plain(), most), accumulates);

        int cut = 0;
        for (int i = 0; i < plain.length; i++) {
            assertThat(clipped[i]).isCloseTo(Math.clamp(plain[i], -RATE * most, RATE * most), within(3e-7));
            cut += Math.abs(plain[i]) > RATE * most ? 1 : 0;
        }
        assertThat(cut).isGreaterThan(20);
    }
}
