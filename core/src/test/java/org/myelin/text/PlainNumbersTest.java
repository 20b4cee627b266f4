package org.myelin.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers for programs. */
class PlainNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "128, 128",
        "1e-5, 0.00001",
        "-2.03e-4, -0.000203",
        "0.49016, 0.49016",
        "1e-7, 0.0000001",
        "9.5e-8, 9.5e-8",
        "-1e-9, -1e-9",
        "1e14, 100000000000000",
        "1.5e15, 1.5e15",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void exact_anyNumber_hasNoPowerOfTenNearOne(double value, String expected) {
        assertThat(PlainNumbers.exact(value)).isEqualTo(expected);
    }

    @Test
    void exact_anyBits_readsBackAsTheSameNumber() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(PlainNumbers.exact(value))).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01349, 2, 0.013", "-1234, 2, -1200", "0.096, 1, 0.1", "0, 3, 0"})
    void significant_anyNumber_hasSoManyDigits(double value, int digits, String expected) {
        assertThat(PlainNumbers.significant(value, digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.005, 2, 1", "-0.001, 2, 0", "12.346, 2, 12.35", "0.1, 3, 0.1"})
    void rounded_anyNumber_hasNoZerosAtTheEnd(double value, int decimals, String expected) {
        assertThat(PlainNumbers.rounded(value, decimals)).isEqualTo(expected);
    }
}
