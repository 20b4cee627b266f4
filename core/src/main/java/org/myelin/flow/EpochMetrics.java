package org.myelin.flow;

/**
 * What was measured in one epoch.
 *
 * @param epoch its number, from 1
 * @param trainingLoss mean loss over the training samples, each at the moment it was learned from
 * @param trainingAccuracy share of training samples that were classified correctly at that moment, 0 … 1
 * @param validationLoss mean loss over the validation samples after the epoch
 * @param validationAccuracy share of validation samples that are classified correctly after the epoch, 0 … 1
 * @param learningRate α of the last step
 * @param seconds duration with validation
 */
public record EpochMetrics(
        int epoch,
        double trainingLoss,
        double trainingAccuracy,
        double validationLoss,
        double validationAccuracy,
        double learningRate,
        double seconds) {
    /** Whether this epoch's model is better: higher validation accuracy, or the same with a lower validation loss. */
    public boolean isBetterThan(EpochMetrics other) {
        return validationAccuracy > other.validationAccuracy
                || (validationAccuracy == other.validationAccuracy && validationLoss < other.validationLoss);
    }
}
