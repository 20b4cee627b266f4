package org.myelin.train;

import java.util.List;
import java.util.Optional;
import org.myelin.flow.EpochMetrics;
import org.myelin.model.Model;

/**
 * What a training run ends with.
 *
 * @param model the model of the epoch that was best on the validation samples; empty when the run was interrupted
 *     before the end of its first epoch
 * @param bestEpoch number of that epoch, from 1; 0 when there is none
 * @param history what was measured, epoch by epoch
 * @param outcome why the run ended
 * @param trainingSeconds duration of the training steps, validation left out
 * @param samplesPerSecond samples learned from in each of those seconds
 */
public record TrainingResult(
        Optional<Model> model,
        int bestEpoch,
        List<EpochMetrics> history,
        Outcome outcome,
        double trainingSeconds,
        double samplesPerSecond) {
    /** Why a run ended. */
    public enum Outcome {
        /** All epochs were trained. */
        COMPLETED,
        /** Validation accuracy no longer rose. */
        STOPPED_EARLY,
        /** It was asked to stop, and can be resumed. */
        INTERRUPTED
    }

    /** Takes a copy of the list. */
    public TrainingResult {
        history = List.copyOf(history);
    }

    /**
     * The best model.
     *
     * @throws IllegalStateException if the run was interrupted before the end of its first epoch
     */
    public Model bestModel() {
        return model.orElseThrow(() -> new IllegalStateException(
                "training: interrupted before the end of the first epoch, so there is no best model yet"));
    }

    /** What was measured in the best epoch. */
    public EpochMetrics bestMetrics() {
        return history.stream()
                .filter(metrics -> metrics.epoch() == bestEpoch)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("training: no epoch has ended yet"));
    }
}
