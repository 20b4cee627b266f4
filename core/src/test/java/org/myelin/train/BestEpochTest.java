package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.myelin.flow.EpochMetrics;
import org.myelin.nn.Parameters;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

/** Which epoch's model is kept, and when waiting for a better one ends. */
class BestEpochTest {
    private final TrainingState state = new TrainingState(Parameters.zeros(Samples.NETWORK), new float[0][], false);

    private boolean epoch(double validationAccuracy, double validationLoss) {
        int epoch = state.epochsDone() + 1;
        state.parameters.storage()[0] = epoch;
        return state.epochDone(new EpochMetrics(epoch, 1, 0.5, validationLoss, validationAccuracy, 0.1, 1));
    }

    private void assertBestIs(int epoch) {
        assertThat(state.bestEpoch).isEqualTo(epoch);
        assertThat(state.best.storage()[0]).isEqualTo(epoch);
    }

    @Test
    void epochDone_first_isBest() {
        assertThat(epoch(0, 9)).isTrue();
        assertBestIs(1);
    }

    @Test
    void epochDone_higherAccuracyDespiteHigherLoss_isBetter() {
        epoch(0.5, 1);
        assertThat(epoch(0.6, 2)).isTrue();
        assertThat(epoch(0.55, 0.5)).isFalse();
        assertBestIs(2);
    }

    @Test
    void epochDone_sameAccuracyLowerLoss_isBetter() {
        epoch(0.5, 1);
        assertThat(epoch(0.5, 0.9)).isTrue();
        assertBestIs(2);
    }

    @Test
    void epochDone_sameAccuracySameLoss_keepsTheEarlier() {
        epoch(0.5, 1);
        assertThat(epoch(0.5, 1)).isFalse();
        assertBestIs(1);
    }

    @Test
    void epochDone_runningSums_startAgain() {
        state.stepDone(3, 2, 4);
        assertThat(state.lossSum).isEqualTo(3);
        epoch(0.5, 1);
        assertThat(state.stepsDone).isZero();
        assertThat(state.lossSum).isZero();
        assertThat(state.correct).isZero();
        assertThat(state.samplesSeen).isEqualTo(4);
    }

    @Test
    void train_noImprovementForPatienceEpochs_stopsEarly() {
        Samples.Events events = new Samples.Events();
        // with such a rate no float changes, so no epoch is better than the first
        TrainingResult result = Samples.run()
                .optimizer(Sgd.plain())
                .schedule(Schedule.constant(1e-30))
                .epochs(20)
                .earlyStopping(3)
                .listener(events)
                .build()
                .train();
        assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.STOPPED_EARLY);
        assertThat(result.history()).hasSize(4);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(events.of(TrainingEvent.StoppedEarly.class)).containsExactly(new TrainingEvent.StoppedEarly(4, 1));
    }

    @Test
    void train_withoutPatience_trainsAllEpochs() {
        TrainingResult result = Samples.run()
                .optimizer(Sgd.plain())
                .schedule(Schedule.constant(1e-30))
                .epochs(20)
                .build()
                .train();
        assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.COMPLETED);
        assertThat(result.history()).hasSize(20);
    }
}
