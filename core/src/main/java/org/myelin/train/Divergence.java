package org.myelin.train;

import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.optim.Schedule;

/** Says where training diverged and what most likely made it. */
final class Divergence {
    /** Features beyond this size need normalising before gradient descent behaves. */
    private static final float LARGE_FEATURE = 10;

    /** Samples that are inspected for large features. */
    private static final int SAMPLES = 100;

    private Divergence() {}

    /**
     * The message.
     *
     * @param step of the present epoch after which it was noticed, from 1
     * @param symptom what was noticed
     */
    static String explain(TrainingPlan plan, TrainingState state, int step, String symptom) {
        double rate = plan.learningRate((long) state.epochsDone() * plan.stepsPerEpoch() + step - 1);
        return "training diverged in epoch " + (state.epochsDone() + 1) + ", step " + step + " of "
                + plan.stepsPerEpoch() + ": " + symptom + " at learning rate " + number(rate) + before(plan, state)
                + "; likely cause: " + cause(plan, !state.history.isEmpty() || state.stepsDone > 0);
    }

    private static String before(TrainingPlan plan, TrainingState state) {
        if (state.stepsDone > 0) {
            double seen = Math.min(plan.training().size(), (double) state.stepsDone * plan.batchSize());
            return ", after a mean loss of " + number(state.lossSum / seen) + " in this epoch so far";
        }
        return state.history.isEmpty()
                ? ", before anything was learned"
                : ", after a mean loss of " + number(state.history.getLast().trainingLoss()) + " in the epoch before";
    }

    /**
     * What most likely made the loss infinite, and what helps.
     *
     * @param learned whether any step was right before
     */
    static String cause(TrainingPlan plan, boolean learned) {
        if (plan.normalization() == Normalization.NONE) {
            float largest = largestFeature(plan.training());
            if (largest > LARGE_FEATURE) {
                return "the features are not normalised and as large as " + largest
                        + "; set normalization to per-channel or per-feature";
            }
        }
        if (!learned) {
            return "the initial weights are too large for this depth; use the initializer he for relu and xavier for"
                    + " other activations";
        }
        boolean warmup = plan.schedule() instanceof Schedule.Warmup;
        return "the learning rate is too high; try a tenth of it" + (warmup ? "" : ", or a warm-up of one epoch");
    }

    private static float largestFeature(Dataset samples) {
        float[] sample = new float[samples.shape().features()];
        float largest = 0;
        for (int i = 0; i < Math.min(SAMPLES, samples.size()); i++) {
            samples.copyFeatures(i, sample, 0);
            for (float value : sample) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    private static String number(double value) {
        // the fewest digits that a reader needs, but no infinity where there is none
        return Math.abs(value) > Float.MAX_VALUE ? Double.toString(value) : Float.toString((float) value);
    }
}
