package org.myelin.doctor;

/**
 * What was measured in one epoch.
 *
 * @param epoch its number, from 1
 * @param trainLoss mean loss of the training samples
 * @param trainAccuracy share of them that was right, 0 to 1
 * @param validationLoss mean loss of the validation samples
 * @param validationAccuracy share of them that was right, 0 to 1
 * @param learningRate α of the last step
 */
public record Reading(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double learningRate) {}
