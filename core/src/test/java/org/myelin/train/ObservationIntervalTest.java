package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationIntervalTest {
    @ParameterizedTest
    @CsvSource({
        // the homework; whatever is larger
        "3935498, 128, 10000, 50",
        "1000000000, 1000000, 1000000, 50",
        // 64-64-10: 4810 parameters times 32 samples go 649.7 times into 10⁸
        "4810, 32, 1000000, 650",
        // … but then a run of 4,000 steps would have 6 looks only
        "4810, 32, 4000, 200",
        "4810, 32, 999, 50",
        "4810, 32, 1, 50",
        // no network is so small that nobody looks
        "3, 1, 1000000000000, 5000",
    })
    void usual_isRarerForSmallNetworksInLongRuns(long parameters, int samples, long steps, int interval) {
        assertThat(ObservationInterval.usual(parameters, samples, steps)).isEqualTo(interval);
    }
}
