package org.myelin.train;

import org.myelin.data.Normalization;

/** Says where training diverged and what most likely made it. */
final class Divergence {
    /** Features beyond this size need normalising before gradient descent behaves. */
    private static final float LARGE_FEATURE = 10;

    private Divergence() {}

    static String explain(TrainingPlan plan, TrainingState state, long step, double lossSum) {
        double rate = plan.learningRate(step);
        int epoch = state.epochsDone() + 1;
        int stepInEpoch = state.stepsDone + 1;
        return "training diverged in epoch " + epoch + ", step " + stepInEpoch + " of " + plan.stepsPerEpoch()
                + ": the loss became " + lossSum + before(plan, state) + "; likely cause: " + cause(plan, state, rate);
    }

    private static String before(TrainingPlan plan, TrainingState state) {
        if (state.stepsDone == 0) {
            return state.history.isEmpty()
                    ? " at once"
                    : " after a mean of " + number(state.history.getLast().trainLoss()) + " in the epoch before";
        }
        return " after a mean of " + number(state.lossSum / ((double) state.stepsDone * plan.batchSize()))
                + " in this epoch so far";
    }

    private static String cause(TrainingPlan plan, TrainingState state, double rate) {
        if (plan.normalization() == Normalization.NONE && hasLargeFeatures(plan)) {
            return "the features are large and not normalised; set normalization to per-channel or per-feature";
        }
        boolean veryFirstStep = state.history.isEmpty() && state.stepsDone == 0;
        if (veryFirstStep) {
            return "the initial weights are too large for this depth; use the initializer he for relu and xavier for"
                    + " other activations";
        }
        return "the learning rate " + number(rate) + " is too high; try " + number(rate / 10)
                + ", or a warm-up of an epoch";
    }

    private static boolean hasLargeFeatures(TrainingPlan plan) {
        float[] sample = new float[plan.training().shape().features()];
        plan.training().copyFeatures(0, sample, 0);
        for (float value : sample) {
            if (Math.abs(value) > LARGE_FEATURE) {
                return true;
            }
        }
        return false;
    }

    private static String number(double value) {
        return Float.toString((float) value);
    }
}
