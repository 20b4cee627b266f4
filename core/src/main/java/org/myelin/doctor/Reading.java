package org.myelin.doctor;

/**
 * What was measured in one epoch.
 *
 * @param epoch its number, from 1
 * @param trainingLoss mean loss of the training samples
 * @param trainingAccuracy share of them that was right, 0 to 1
 * @param validationLoss mean loss of the validation samples
 * @param validationAccuracy share of them that was right, 0 to 1
 * @param learningRate α of the last step
 */
public record Reading(
        int epoch,
        double trainingLoss,
        double trainingAccuracy,
        double validationLoss,
        double validationAccuracy,
        double learningRate) {}
