package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.check.RecordedGradient;
import org.myelin.nn.Parameters;

/**
 * Loss, gradients and training steps against PyTorch in double precision.
 *
 * <p>The networks sum at most 9 products of numbers of order 1 in a layer, through three layers and back: some 60
 * roundings of 2⁻²⁴ each to values of order 1 to 10, so 10⁻⁵ is a safe bound for single precision and far below any
 * error of a formula.
 */
class PyTorchGoldenTest {
    private static final double TOLERANCE = 1e-5;

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @Test
    void goldenFile_coversActivationsLossesAndOptimisers() {
        assertThat(cases()).hasSize(45);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void step_lossAndGradients_areThoseOfPyTorch(GoldenCase golden) {
        Parameters parameters = golden.parameters();
        RecordedGradient recorded = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, recorded, GoldenCase.SAMPLES, 1)) {
            engine.step(golden.batch(), 0);

            assertThat(engine.lossSum() / GoldenCase.SAMPLES).isCloseTo(golden.values("loss")[0], within(TOLERANCE));
        }
        for (int l = 0; l < golden.depth(); l++) {
            assertClose(recorded.gradient().weights(l), golden.values("weight-gradient" + l));
            if (golden.flag("bias")) {
                assertClose(recorded.gradient().biases(l), golden.values("bias-gradient" + l));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void step_severalTimes_endsAtTheParametersOfPyTorch(GoldenCase golden) {
        Parameters parameters = golden.parameters();
        try (TrainingEngine engine = new TrainingEngine(parameters, golden.optimizer(), GoldenCase.SAMPLES, 2)) {
            for (int step = 0; step < golden.setting("steps"); step++) {
                engine.step(golden.batch(), golden.setting("learning-rate"));
            }
        }
        for (int l = 0; l < golden.depth(); l++) {
            assertClose(parameters.weights(l), golden.values("weight-after" + l));
            if (golden.flag("bias")) {
                assertClose(parameters.biases(l), golden.values("bias-after" + l));
            }
        }
    }

    private static void assertClose(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as("element %d", i).isCloseTo(expected[i], within(TOLERANCE));
        }
    }
}
