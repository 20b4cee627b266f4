package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossTest {
    private static final Vector NO_Z = Vector.of();

    @Test
    void mse_twoOutputs_isHalfTheSumOfSquares() {
        // ½ (0.5² + 1²)
        assertThat(new MeanSquaredError().of(NO_Z, Vector.of(0.5, 1), Vector.of(1, 0)))
                .isEqualTo(0.625);
    }

    @Test
    void mse_outputSensitivity_isTheDifferenceTimesTheSlope() {
        // (aᵢ − yᵢ) f′(zᵢ) with f′(0) = ¼ of sigmoid
        Vector z = Vector.of(0, 0);
        Vector a = ElementWise.SIGMOID.apply(z);
        assertThat(new MeanSquaredError().outputSensitivity(ElementWise.SIGMOID, z, a, Vector.of(1, 0)))
                .isEqualTo(Vector.of(-0.125, 0.125));
    }

    @Test
    void mse_wrongSizeOfY_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanSquaredError().of(NO_Z, Vector.of(1, 2), Vector.of(1)))
                .withMessage("mse of 2 outputs expects 2 values, but y has 1");
    }

    @Test
    void crossEntropy_evenOdds_isTheLogarithmOfTheNumberOfClasses() {
        Vector z = Vector.of(3, 3, 3, 3);
        assertThat(new CrossEntropy().of(z, new Softmax().apply(z), OneHot.encode(2, 4)))
                .isEqualTo(Math.log(4), within(1e-15));
    }

    @Test
    void crossEntropy_outputSensitivity_isTheDifference() {
        Vector z = Vector.of(0, 0);
        assertThat(new CrossEntropy().outputSensitivity(new Softmax(), z, new Softmax().apply(z), OneHot.encode(1, 2)))
                .isEqualTo(Vector.of(0.5, -0.5));
    }

    @Test
    void crossEntropy_certainlyWrong_isTheDistanceOfTheNetInputs() {
        Vector z = Vector.of(1000, -1000);
        assertThat(new CrossEntropy().of(z, new Softmax().apply(z), OneHot.encode(1, 2)))
                .isEqualTo(2000);
    }

    @Test
    void crossEntropy_nearlyCertainlyRight_keepsItsDigits() {
        // −ln(1/(1+e⁻⁵⁰)) = e⁻⁵⁰, although a rounds to 1; in either order of the classes
        for (int label = 0; label < 2; label++) {
            Vector z = Vector.of(label == 0 ? 50 : 0, label == 0 ? 0 : 50);
            assertThat(new CrossEntropy().of(z, new Softmax().apply(z), OneHot.encode(label, 2)))
                    .isEqualTo(Math.exp(-50), within(Math.exp(-50) * 1e-14));
        }
    }

    @Test
    void crossEntropy_yIsNoProbability_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrossEntropy().of(Vector.of(0, 0), Vector.of(0.5, 0.5), Vector.of(1, 1)))
                .withMessage("cross-entropy: y must be probabilities with the sum 1, but got [1.0, 1.0];"
                        + " encode classes one-hot");
    }

    @Test
    void network_softmaxWithMse_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.builder(2).layer(2, new Softmax()).build(new MeanSquaredError()))
                .withMessage("network: loss mse needs an element-wise output activation (lecture 12), but the output"
                        + " layer uses softmax; use linear or sigmoid, or the loss cross-entropy");
    }

    @Test
    void network_sigmoidWithCrossEntropy_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Network.builder(2).layer(2, ElementWise.SIGMOID).build(new CrossEntropy()))
                .withMessage("network: loss cross-entropy needs a softmax output layer, but the output layer uses"
                        + " sigmoid; use softmax, or the loss mse");
    }

    @Test
    void named_everyName_findsTheLossThatPrintsIt() {
        assertThat(Loss.named("mse")).hasToString("mse");
        assertThat(Loss.named("cross-entropy")).hasToString("cross-entropy");
    }

    @Test
    void named_unknownName_listsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.named("hinge"))
                .withMessage("loss: there is no 'hinge'; choose mse or cross-entropy");
    }
}
