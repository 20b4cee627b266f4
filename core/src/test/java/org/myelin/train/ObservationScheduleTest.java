package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationScheduleTest {
    private static List<Long> observed(ObservationSchedule schedule, long steps) {
        return LongStream.range(0, steps).filter(schedule::includes).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({
        // the homework; whatever is larger
        "3935498, 128, 50, 1000",
        "1000000000, 1000000, 50, 1000",
        // 64-64-10: 4810 parameters times 32 samples go 649.7 times into 10⁸
        "4810, 32, 650, 1000",
        // batches of 10: it takes 52 of them to see 512 samples
        "23860, 10, 420, 2600",
        "195, 1, 5000, 25600",
    })
    void defaultFor_isRarerForSmallNetworksAfterTheBeginning(
            long parameters, int samples, int interval, long firstSteps) {
        assertThat(ObservationSchedule.defaultFor(parameters, samples))
                .isEqualTo(new ObservationSchedule(interval, 50, firstSteps));
    }

    @Test
    void includes_atTheBeginning_isOneOfFewerSteps() {
        ObservationSchedule schedule = new ObservationSchedule(40, 10, 30);

        assertThat(observed(schedule, 130)).containsExactly(0L, 10L, 20L, 40L, 80L, 120L);
    }

    @Test
    void every_isTheSameFromBeginningToEnd() {
        assertThat(observed(ObservationSchedule.every(3), 8)).containsExactly(0L, 3L, 6L);
        assertThat(observed(ObservationSchedule.every(0), 8)).isEmpty();
    }
}
