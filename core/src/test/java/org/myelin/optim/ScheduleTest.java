package org.myelin.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final int STEPS = 10;
    private static final int EPOCHS = 8;
    private static final int ALL = STEPS * EPOCHS;

    /** A few roundings of numbers below 1. */
    private static final double ROUNDING = 1e-15;

    private static double at(Schedule schedule, long step) {
        return schedule.learningRate(step, STEPS, EPOCHS);
    }

    @Test
    void constant_everyStep_isTheRate() {
        for (int step = 0; step <= ALL; step++) {
            assertThat(at(Schedule.constant(0.1), step)).isEqualTo(0.1);
        }
    }

    @Test
    void step_everyThreeEpochs_dropsExactlyThere() {
        Schedule schedule = Schedule.step(0.8, 0.5, 3);
        assertThat(at(schedule, 0)).isEqualTo(0.8);
        assertThat(at(schedule, 3 * STEPS - 1)).isEqualTo(0.8);
        assertThat(at(schedule, 3 * STEPS)).isEqualTo(0.4);
        assertThat(at(schedule, 6 * STEPS - 1)).isEqualTo(0.4);
        assertThat(at(schedule, 6 * STEPS)).isEqualTo(0.2);
    }

    @Test
    void linear_beginMiddleEnd_liesOnTheLine() {
        Schedule schedule = Schedule.linear(0.5, 0.1);
        assertThat(at(schedule, 0)).isEqualTo(0.5);
        assertThat(at(schedule, ALL / 2)).isEqualTo(0.3, within(ROUNDING));
        assertThat(at(schedule, ALL)).isEqualTo(0.1, within(ROUNDING));
    }

    @Test
    void cosine_beginThirdMiddleEnd_followsTheWave() {
        Schedule schedule = Schedule.cosine(0.5, 0.1);
        assertThat(at(schedule, 0)).isEqualTo(0.5);
        // cos(π/4) = √½ after a quarter of the run
        assertThat(at(schedule, ALL / 4)).isEqualTo(0.1 + 0.2 * (1 + Math.sqrt(0.5)), within(ROUNDING));
        assertThat(at(schedule, ALL / 2)).isEqualTo(0.3, within(ROUNDING));
        assertThat(at(schedule, ALL)).isEqualTo(0.1, within(ROUNDING));
    }

    @Test
    void stableDecay_beginMiddleStartOfDecayEnd_staysAndThenLiesOnTheLine() {
        Schedule schedule = Schedule.stableDecay(0.5, 0.1, 0.25); // α falls from step 60 on
        assertThat(at(schedule, 0)).isEqualTo(0.5);
        assertThat(at(schedule, ALL / 2)).isEqualTo(0.5);
        assertThat(at(schedule, 60)).isEqualTo(0.5);
        assertThat(at(schedule, 61)).isEqualTo(0.5 - 0.4 / 20, within(ROUNDING));
        assertThat(at(schedule, 70)).isEqualTo(0.3, within(ROUNDING));
        assertThat(at(schedule, ALL)).isEqualTo(0.1, within(ROUNDING));
    }

    @Test
    void stableDecay_withWarmup_isATrapezoid() {
        Schedule schedule = Schedule.stableDecay(0.5, 0.1, 0.25).withWarmup(2); // of 20 steps
        assertThat(at(schedule, 0)).isEqualTo(0.5 / 20, within(ROUNDING));
        assertThat(at(schedule, 9)).isEqualTo(0.25, within(ROUNDING));
        assertThat(at(schedule, 19)).isEqualTo(0.5);
        assertThat(at(schedule, 60)).isEqualTo(0.5);
        assertThat(at(schedule, 70)).isEqualTo(0.3, within(ROUNDING));
    }

    @Test
    void stableDecay_ofTheWholeRun_isLinear() {
        for (int step = 0; step <= ALL; step++) {
            assertThat(at(Schedule.stableDecay(0.5, 0.1, 1), step))
                    .isEqualTo(at(Schedule.linear(0.5, 0.1), step), within(ROUNDING));
        }
    }

    @Test
    void oneCycle_beginTopMiddleEnd_followsBothWaves() {
        Schedule schedule = Schedule.oneCycle(0.5, 0.1); // rises from 0.02 until step 24, 30 % of the run
        assertThat(at(schedule, 0)).isEqualTo(0.02, within(ROUNDING));
        // cos(π/4) = √½ after a quarter of the rise
        assertThat(at(schedule, 6)).isEqualTo(0.5 - 0.24 * (1 + Math.sqrt(0.5)), within(ROUNDING));
        assertThat(at(schedule, 12)).isEqualTo((0.02 + 0.5) / 2, within(ROUNDING));
        assertThat(at(schedule, 24)).isEqualTo(0.5, within(ROUNDING));
        // a quarter and a half of the fall, which takes 56 steps
        assertThat(at(schedule, 38)).isEqualTo(0.1 + 0.2 * (1 + Math.sqrt(0.5)), within(ROUNDING));
        assertThat(at(schedule, 52)).isEqualTo((0.5 + 0.1) / 2, within(ROUNDING));
        assertThat(at(schedule, ALL)).isEqualTo(0.1, within(ROUNDING));
    }

    static Stream<Schedule> falling() {
        return Stream.of(
                Schedule.constant(0.1),
                Schedule.step(0.1, 0.3, 2),
                Schedule.linear(0.1, 0),
                Schedule.cosine(0.1, 0),
                Schedule.stableDecay(0.1, 0, 0.4));
    }

    @ParameterizedTest
    @MethodSource("falling")
    void learningRate_stepByStep_neverRisesAndStaysAboveZero(Schedule schedule) {
        for (int step = 1; step < ALL; step++) {
            assertThat(at(schedule, step)).isPositive().isLessThanOrEqualTo(at(schedule, step - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("falling")
    void withWarmup_firstEpochs_risesInEqualPartsAndThenIsTheSame(Schedule schedule) {
        Schedule warm = schedule.withWarmup(1.5);
        for (int step = 0; step < 15; step++) {
            assertThat(at(warm, step)).isEqualTo(at(schedule, step) * (step + 1) / 15, within(ROUNDING));
        }
        for (int step = 14; step < ALL; step++) {
            assertThat(at(warm, step)).isEqualTo(at(schedule, step));
        }
    }

    @ParameterizedTest
    @MethodSource("falling")
    void withWarmup_zeroEpochs_isTheScheduleItself(Schedule schedule) {
        assertThat(schedule.withWarmup(0)).isSameAs(schedule);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void schedule_impossibleRate_isRefused(double rate) {
        String message = "schedule: a learning rate must be finite and above 0, but is " + rate;
        assertThatThrownBy(() -> Schedule.constant(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Schedule.step(rate, 0.5, 1)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.linear(rate, 0)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.cosine(rate, 0)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.stableDecay(rate, 0, 0.5)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.oneCycle(rate, 0)).hasMessage(message);
    }

    @Test
    void schedule_negativeFinalRate_isRefused() {
        String message = "schedule: a learning rate must be finite and at least 0, but is -0.5";
        assertThatThrownBy(() -> Schedule.linear(1, -0.5)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.cosine(1, -0.5)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.stableDecay(1, -0.5, 0.5)).hasMessage(message);
        assertThatThrownBy(() -> Schedule.oneCycle(1, -0.5)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void stableDecay_impossibleShare_isRefused(double share) {
        assertThatThrownBy(() -> Schedule.stableDecay(1, 0, share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schedule: the share of the decay must be above 0 and at most 1, but is " + share);
    }

    @Test
    void step_impossibleFactorOrInterval_isRefused() {
        assertThatThrownBy(() -> Schedule.step(1, 1.5, 1))
                .hasMessage("schedule: the factor must be above 0 and at most 1, but is 1.5");
        assertThatThrownBy(() -> Schedule.step(1, 0.5, 0))
                .hasMessage("schedule: a step must come after at least 1 epoch, but is 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void withWarmup_impossibleDuration_isRefused(double epochs) {
        assertThatThrownBy(() -> Schedule.constant(1).withWarmup(epochs))
                .hasMessage("schedule: a warm-up lasts more than 0 epochs, but is " + epochs);
    }
}
