package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
    /**
     * Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I,
     * method 3, printed with four decimals.
     */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void of_publishedExamples_givesPublishedBounds(long successes, long n, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(successes, n);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void of_everySuccess_endsAtExactlyOne() {
        assertThat(WilsonInterval.of(20, 20).high()).isEqualTo(1);
        assertThat(WilsonInterval.of(20, 20).low()).isCloseTo(1 - 0.1611, within(0.00005));
        assertThat(WilsonInterval.of(0, 20).low()).isEqualTo(0);
    }

    @Test
    void of_noTrials_isEverything() {
        assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
    }

    @Test
    void of_hugeCounts_staysAroundTheProportion() {
        WilsonInterval interval = WilsonInterval.of(3_000_000_000L, 6_000_000_000L);

        // 1.96 · √(¼/n) = 1.265e-5; the corrections of order 1/n are below 1e-9
        assertThat(interval.low()).isCloseTo(0.5 - 1.265e-5, within(1e-8));
        assertThat(interval.high()).isCloseTo(0.5 + 1.265e-5, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "-1, 2", "0, -1"})
    void of_impossibleCounts_isRefused(long successes, long n) {
        assertThatThrownBy(() -> WilsonInterval.of(successes, n))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Wilson interval: expected 0 to " + n + " successes of " + n + " trials, but got " + successes);
    }
}
