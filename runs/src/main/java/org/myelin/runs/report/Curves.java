package org.myelin.runs.report;

import java.util.List;
import org.myelin.flow.EpochMetrics;

/**
 * The curves of the homework (lecture 18): mean loss and accuracy of each epoch, on training and validation samples.
 *
 * @param history what was measured, at least one epoch
 * @param best the epoch with the best validation accuracy
 */
record Curves(List<EpochMetrics> history, EpochMetrics best) {
    /** What a curve shows. */
    enum Quantity {
        LOSS,
        ACCURACY;

        double training(EpochMetrics metrics) {
            return this == LOSS ? metrics.trainingLoss() : metrics.trainingAccuracy();
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
}
