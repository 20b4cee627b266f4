package org.myelin.train;

import java.nio.file.Path;
import java.util.List;
import org.myelin.doctor.Diagnosis;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.nn.Architecture;

/** Something that happened in a training run; immutable. */
public sealed interface TrainingEvent {
    /**
     * Training begins or resumes.
     *
     * @param architecture the network
     * @param trainingSamples number of samples to learn from
     * @param validationSamples number of samples to validate on
     * @param epochs number of epochs of the whole run
     * @param stepsPerEpoch number of steps of one epoch
     * @param threads number of threads
     * @param kernels name of the kernels, and why they were chosen
     */
    record RunStarted(
            Architecture architecture,
            int trainingSamples,
            int validationSamples,
            int epochs,
            int stepsPerEpoch,
            int threads,
            String kernels)
            implements TrainingEvent {}

    /**
     * An interrupted run resumes from a checkpoint.
     *
     * @param checkpoint the file
     * @param epochsDone number of finished epochs
     * @param stepsDone steps of the next epoch that are already done
     * @param history what was measured in the finished epochs; later epochs that an earlier process may have reported
     *     are trained and reported again
     */
    record Resumed(Path checkpoint, int epochsDone, int stepsDone, List<EpochMetrics> history)
            implements TrainingEvent {
        /** Takes a copy of the list. */
        public Resumed {
            history = List.copyOf(history);
        }
    }

    /**
     * Some steps were done; sent a few times a second at most.
     *
     * @param epoch the present epoch, from 1
     * @param step steps of it that are done
     * @param stepsPerEpoch all its steps
     * @param loss mean loss in this epoch so far
     * @param accuracy accuracy in this epoch so far
     * @param samplesPerSecond rate of training in this run so far
     */
    record StepCompleted(int epoch, int step, int stepsPerEpoch, double loss, double accuracy, double samplesPerSecond)
            implements TrainingEvent {}

    /**
     * A step was observed; sent at intervals, see {@link TrainerBuilder#observeEvery}.
     *
     * @param epoch the present epoch, from 1
     * @param step the observed step of it, from 1
     * @param learningRate α of the step
     * @param flow what was seen
     */
    record LayersObserved(int epoch, int step, double learningRate, GradientFlow flow) implements TrainingEvent {}

    /**
     * An epoch is over and validated.
     *
     * @param metrics what was measured
     * @param best whether it is the best so far, see {@link EpochMetrics#isBetterThan}
     */
    record EpochCompleted(EpochMetrics metrics, boolean best) implements TrainingEvent {}

    /**
     * The doctor found that something is wrong.
     *
     * @param epoch the epoch that showed it, from 1; 0 before the first
     * @param diagnosis what, where, and what to try
     */
    record Diagnosed(int epoch, Diagnosis diagnosis) implements TrainingEvent {}

    /** A checkpoint was written. */
    record CheckpointSaved(Path file, int epochsDone, int stepsDone) implements TrainingEvent {}

    /**
     * Training ends before its time because validation accuracy no longer rises.
     *
     * @param epoch the last epoch
     * @param bestEpoch the best one
     */
    record StoppedEarly(int epoch, int bestEpoch) implements TrainingEvent {}

    /** Training was asked to stop, and can be resumed. */
    record Interrupted(int epochsDone, int stepsDone) implements TrainingEvent {}

    /** The loss or a weight is no longer a number; the message says where and why. */
    record Diverged(int epoch, int step, String message) implements TrainingEvent {}

    /**
     * Training is over.
     *
     * @param bestEpoch the epoch whose model is kept
     * @param trainingSeconds duration of the training steps
     * @param samplesPerSecond samples learned from in each of those seconds
     */
    record RunCompleted(int bestEpoch, double trainingSeconds, double samplesPerSecond) implements TrainingEvent {}
}
