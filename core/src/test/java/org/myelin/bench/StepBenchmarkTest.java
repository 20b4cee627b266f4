package org.myelin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;

/** What can be tested of a measurement without trusting a clock: that its figures belong together. */
class StepBenchmarkTest {
    private static final Architecture NETWORK =
            Architecture.builder(20).dense(30, Activation.RELU).classes(10);

    @Test
    void trainingFlops_firstLayer_hasNoInputGradient() {
        // 20 · 30 weights twice (z, dW), 30 · 10 weights three times (z, dW, delta), two operations each
        assertThat(StepBenchmark.trainingFlops(NETWORK)).isEqualTo(2.0 * (2 * 600 + 3 * 300));
    }

    @Test
    void training_figures_belongTogether() {
        StepBenchmark.Result result = StepBenchmark.training(NETWORK, 8, 2, 1, 0.01);

        assertThat(result.samplesPerSecond()).isPositive();
        assertThat(result.limitGflops()).isPositive();
        assertThat(result.stepGflops())
                .isCloseTo(result.samplesPerSecond() * StepBenchmark.trainingFlops(NETWORK) / 1e9, within(1e-9));
        assertThat(result.percentOfLimit()).isCloseTo(100 * result.stepGflops() / result.limitGflops(), within(1e-6));
    }

    @Test
    void forward_figures_belongTogether() {
        StepBenchmark.Result result = StepBenchmark.forward(NETWORK, 8, 1, 1, 0.01);

        assertThat(result.stepGflops()).isCloseTo(result.samplesPerSecond() * 2 * 900 / 1e9, within(1e-9));
    }
}
