package org.myelin.cli.report;

import java.util.List;
import org.myelin.cli.figure.LinearAxis;
import org.myelin.train.EpochMetrics;

/**
 * The curves of the homework (lecture 18): mean loss and accuracy of each epoch, on training and validation samples.
 *
 * @param history what was measured, at least one epoch
 * @param best the chosen epoch
 */
record Curves(List<EpochMetrics> history, EpochMetrics best) {
    /** What a curve shows. */
    enum Quantity {
        LOSS,
        ACCURACY;

        double training(EpochMetrics metrics) {
            return this == LOSS ? metrics.trainLoss() : metrics.trainAccuracy();
        }

        double validation(EpochMetrics metrics) {
            return this == LOSS ? metrics.validationLoss() : metrics.validationAccuracy();
        }
    }

    List<Integer> epochs() {
        return history.stream().map(EpochMetrics::epoch).toList();
    }

    List<Double> training(Quantity quantity) {
        return history.stream().map(quantity::training).toList();
    }

    List<Double> validation(Quantity quantity) {
        return history.stream().map(quantity::validation).toList();
    }

    double bestValidation(Quantity quantity) {
        return quantity.validation(best);
    }

    /** The range of the vertical axis: losses from 0, accuracies around what was measured. */
    LinearAxis axis(Quantity quantity) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < history.size(); i++) {
            double train = training(quantity).get(i);
            double validation = validation(quantity).get(i);
            most = Math.max(most, Math.max(train, validation));
            least = Math.min(least, Math.min(train, validation));
        }
        return quantity == Quantity.LOSS
                ? LinearAxis.covering(0, most)
                : LinearAxis.covering(least, Math.min(1, most + 0.02));
    }
}
