package org.myelin.train;

import java.util.ArrayList;
import java.util.List;
import org.myelin.flow.EpochMetrics;
import org.myelin.nn.Parameters;

/** Where a run is: everything that changes while it trains. A checkpoint holds all of it. */
final class TrainingState {
    /** What is learned. */
    final Parameters parameters;
    /** What is validated and kept: an average of the parameters, or the parameters themselves. */
    final Parameters measured;
    /** State of the optimiser. */
    final float[][] optimizerState;
    /** The parameters after the best epoch. */
    final Parameters best;
    /** One entry for each finished epoch. */
    final List<EpochMetrics> history = new ArrayList<>();

    /** Epoch of {@link #best}, from 1; 0 when there is none. */
    int bestEpoch;
    /** Steps of the present epoch that are done. */
    int stepsDone;
    /** Sum of the losses of the samples of the present epoch. */
    double lossSum;
    /** Samples of the present epoch that were classified correctly. */
    long correct;
    /** Duration of the present epoch in seconds up to the last pause. */
    double epochSeconds;
    /** Duration of all training steps in seconds. */
    double trainingSeconds;
    /** Number of samples learned from, over all epochs. */
    long samplesSeen;

    TrainingState(Parameters parameters, float[][] optimizerState, boolean averages) {
        this.parameters = parameters;
        measured = averages ? parameters.copy() : parameters;
        this.optimizerState = optimizerState;
        best = parameters.copy();
    }

    /** Whether {@link #measured} is an average of its own. */
    boolean averages() {
        return measured != parameters;
    }

    int epochsDone() {
        return history.size();
    }

    double samplesPerSecond() {
        return trainingSeconds > 0 ? samplesSeen / trainingSeconds : 0;
    }

    /** Whether every parameter is a number that can be computed with. */
    boolean isFinite() {
        return parameters.areFinite();
    }

    /** Notes one step of the present epoch. */
    void stepDone(double losses, int correctAnswers, int samples) {
        stepsDone++;
        lossSum += losses;
        correct += correctAnswers;
        samplesSeen += samples;
    }

    /** Ends the present epoch; returns whether it is the best so far. */
    boolean epochDone(EpochMetrics metrics) {
        boolean isBest = bestEpoch == 0 || metrics.isBetterThan(history.get(bestEpoch - 1));
        history.add(metrics);
        if (isBest) {
            bestEpoch = metrics.epoch();
            best.copyFrom(measured);
        }
        stepsDone = 0;
        lossSum = 0;
        correct = 0;
        epochSeconds = 0;
        return isBest;
    }
}
