package org.myelin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * exp, sigmoid and tanh in single precision against double precision. Single precision rounds to 2⁻²⁴ relative, one
 * ulp is at most 2⁻²³ of the value; the bounds below leave the polynomials two and three ulp.
 */
class ScalarMathTest {
    private static final double ULP = Math.pow(2, -23);

    @Test
    void exp_wholeRangeOfNormalResults_withinTwoUlp() {
        for (float x = -87; x <= 88; x += 0.0007f) {
            assertThat(relativeError(ScalarMath.exp(x), StrictMath.exp(x)))
                    .as("exp %s", x)
                    .isLessThan(2 * ULP);
        }
    }

    @Test
    void sigmoid_wholeRange_withinThreeUlp() {
        for (float x = -80; x <= 80; x += 0.0007f) {
            double expected = 1 / (1 + StrictMath.exp(-x));
            assertThat(relativeError(ScalarMath.sigmoid(x), expected))
                    .as("sigmoid %s", x)
                    .isLessThan(3 * ULP);
        }
    }

    @Test
    void tanh_wholeRange_withinThreeUlp() {
        for (float x = -12; x <= 12; x += 0.0003f) {
            assertThat(relativeError(ScalarMath.tanh(x), StrictMath.tanh(x)))
                    .as("tanh %s", x)
                    .isLessThan(3 * ULP);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-30f, 1e-10f, 1e-5f, 1e-3f, 0.01f})
    void tanh_nearZero_keepsRelativePrecision(float x) {
        assertThat(relativeError(ScalarMath.tanh(x), StrictMath.tanh(x))).isLessThan(3 * ULP);
    }

    @Test
    void functions_ofNaN_areNaN() {
        assertThat(ScalarMath.exp(Float.NaN)).isNaN();
        assertThat(ScalarMath.sigmoid(Float.NaN)).isNaN();
        assertThat(ScalarMath.tanh(Float.NaN)).isNaN();
    }

    @Test
    void functions_ofInfinities_areTheirLimits() {
        assertThat(ScalarMath.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(ScalarMath.sigmoid(Float.NEGATIVE_INFINITY)).isBetween(0f, 2 * Float.MIN_NORMAL);
        assertThat(ScalarMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(ScalarMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
    }

    private static double relativeError(double actual, double expected) {
        return expected == 0 ? Math.abs(actual) : Math.abs(actual - expected) / Math.abs(expected);
    }
}
