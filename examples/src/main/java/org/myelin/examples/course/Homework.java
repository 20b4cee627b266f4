package org.myelin.examples.course;

import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.data.TrainingAndTest;
import org.myelin.model.Evaluation;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingResult;

/** Chapter 12 of the course: the homework. */
final class Homework {
    private Homework() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        TrainingAndTest digits = Datasets.load("digits");
        Split split = Split.stratified(digits.training(), 200, 1);
        Architecture network = Architecture.builder(64)
                .dense(128, Activation.RELU)
                .dense(64, Activation.RELU)
                .classes(10);
        TrainingResult result =
                Trainer.builder(network, split).epochs(15).batchSize(32).build().train();
        Evaluation test = result.bestModel().evaluate(digits.test());
        System.out.println("best epoch: " + result.bestMetrics().epoch());
        System.out.printf("validation accuracy: %.4f%n", result.bestMetrics().validationAccuracy());
        System.out.printf("test accuracy: %.4f%n", test.accuracy());
        // endregion
        // region solution
        System.out.printf(
                "95 %% interval: %.4f to %.4f%n",
                test.accuracyInterval().low(), test.accuracyInterval().high());
        // endregion
    }
}
