package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationFunctionTest {
    /** Some roundings of values up to 10. */
    private static final double ROUNDING = 1e-14;

    @ParameterizedTest
    @CsvSource({
        "LINEAR,  -2.5, -2.5",
        "SIGMOID,  0,    0.5",
        "SIGMOID,  1.0986122886681098, 0.75", // ln 3: 1/(1+1/3)
        "SIGMOID, -1.0986122886681098, 0.25",
        "TANH,     0,    0",
        "TANH,     0.5493061443340549, 0.5", // ½ ln 3: (3−1)/(3+1)
        "RELU,    -3,    0",
        "RELU,     3,    3",
    })
    void f_knownPoint_hasKnownValue(ElementWise activation, double z, double expected) {
        assertThat(activation.f(z)).isEqualTo(expected, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR,  -2.5, 1",
        "SIGMOID,  0,   0.25",
        "SIGMOID,  1.0986122886681098, 0.1875", // ¾ · ¼
        "TANH,     0,   1",
        "TANH,     0.5493061443340549, 0.75", // 1 − ½²
        "RELU,    -3,   0",
        "RELU,     0,   0",
        "RELU,     3,   1",
    })
    void derivative_knownPoint_hasKnownValue(ElementWise activation, double z, double expected) {
        assertThat(activation.derivative(z)).isEqualTo(expected, within(ROUNDING));
    }

    @ParameterizedTest
    @EnumSource
    void derivative_manyPoints_equalsCentralDifferenceAndStaysBelowItsLargest(ElementWise activation) {
        // h = 10⁻⁵: h²/6 · f‴ ≤ 10⁻¹⁰/6 · 2 and rounding 10⁻¹⁶ · 6 / 10⁻⁵ = 6·10⁻¹¹; 0.0137 never hits ReLU's kink.
        double h = 1e-5;
        for (double z = -6.0137; z < 6; z += 0.1) {
            double estimate = (activation.f(z + h) - activation.f(z - h)) / (2 * h);
            assertThat(activation.derivative(z)).as("f′(%s)", z).isEqualTo(estimate, within(1e-9));
            assertThat(activation.derivative(z)).isBetween(0.0, activation.largestDerivative());
        }
    }

    @Test
    void derivative_farOut_isSmallButNotLost() {
        // Where 1 − f(z) is 0 in double precision, f′(z) is about e⁻ᶻ for sigmoid and 4e⁻²ᶻ for tanh.
        assertThat(ElementWise.SIGMOID.derivative(50)).isEqualTo(Math.exp(-50), within(Math.exp(-50) * ROUNDING));
        assertThat(ElementWise.TANH.derivative(25)).isEqualTo(4 * Math.exp(-50), within(4 * Math.exp(-50) * ROUNDING));
    }

    @Test
    void sigmoid_extremes_staysBetweenZeroAndOne() {
        assertThat(ElementWise.SIGMOID.f(-1000)).isZero();
        assertThat(ElementWise.SIGMOID.f(1000)).isEqualTo(1);
        assertThat(ElementWise.SIGMOID.f(-700)).isPositive();
    }

    @Test
    void softmax_knownRatios_givesProbabilities() {
        Vector a = new Softmax().apply(Vector.of(Math.log(1), Math.log(2), Math.log(5)));
        assertThat(a.toArray()).containsExactly(new double[] {0.125, 0.25, 0.625}, within(ROUNDING));
    }

    @Test
    void softmax_hugeNetInputs_doesNotOverflow() {
        assertThat(new Softmax().apply(Vector.of(1000, 1000, -1000))).isEqualTo(Vector.of(0.5, 0.5, 0));
    }

    @Test
    void named_everyName_findsTheFunctionThatPrintsIt() {
        for (String name : new String[] {"linear", "sigmoid", "tanh", "relu", "softmax"}) {
            assertThat(ActivationFunction.named(name)).hasToString(name);
        }
    }

    @Test
    void named_unknownName_listsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivationFunction.named("step"))
                .withMessage("activation function: there is no 'step'; choose linear, sigmoid, tanh, relu or softmax");
    }
}
