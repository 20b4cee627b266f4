package org.myelin.examples;

import java.nio.file.Path;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.data.TrainingAndTest;
import org.myelin.flow.EpochMetrics;
import org.myelin.model.Candidate;
import org.myelin.model.ClassMetrics;
import org.myelin.model.Evaluation;
import org.myelin.model.Mistake;
import org.myelin.model.Model;
import org.myelin.model.Prediction;
import org.myelin.model.WilsonInterval;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.ArchitectureSummary;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingResult;

/** From data to a saved model, step by step; {@link UseModel} continues with the file. */
final class FirstHour {
    private FirstHour() {}

    /**
     * Runs the example.
     *
     * @param args the file of the model; digits.safetensors if not given
     */
    public static void main(String[] args) {
        Path file = Path.of(args.length > 0 ? args[0] : "digits.safetensors");
        // region data
        TrainingAndTest digits = Datasets.load("digits");
        Dataset training = digits.training();
        System.out.println(training.size() + " images of " + training.shape() + ", classes " + training.classNames());
        Split split = Split.stratified(training, 200, 1); // 200 samples for validation, seed 1
        // endregion
        // region network
        Architecture network = Architecture.builder(training.shape().features())
                .dense(256, Activation.RELU)
                .dense(128, Activation.RELU)
                .classes(training.classNames().size());
        System.out.println(ArchitectureSummary.of(network).text());
        // endregion
        // region training
        TrainingResult result = Trainer.builder(network, split)
                .optimizer(Sgd.defaults().withWeightDecay(1e-3))
                .schedule(Schedule.linear(0.05, 0)) // the learning rate falls from 0.05 to 0
                .epochs(20)
                .batchSize(32)
                .listener(event -> {
                    if (event instanceof TrainingEvent.EpochCompleted(EpochMetrics epoch, boolean isBest)) {
                        System.out.printf(
                                "epoch %2d  training loss %.4f  validation accuracy %.3f%s%n",
                                epoch.epoch(),
                                epoch.trainingLoss(),
                                epoch.validationAccuracy(),
                                isBest ? "  best" : "");
                    }
                })
                .build()
                .train();
        EpochMetrics best = result.bestMetrics(); // result.history() has all epochs: the curve
        System.out.println(
                "best epoch " + best.epoch() + " of " + result.history().size());
        // endregion
        // region evaluation
        Model model = result.bestModel();
        Evaluation test = model.evaluate(digits.test());
        WilsonInterval interval = test.accuracyInterval();
        System.out.printf(
                "test accuracy %.3f, 95 %% interval %.3f to %.3f%n", test.accuracy(), interval.low(), interval.high());
        for (ClassMetrics metrics : test.classMetrics()) {
            System.out.printf(
                    "%s  precision %.3f  recall %.3f%n", metrics.className(), metrics.precision(), metrics.recall());
        }
        System.out.println("fives classified as sixes: " + test.confusion().count(5, 6));
        for (Mistake mistake : test.mostConfidentMistakes(3)) {
            System.out.printf(
                    "test image %d: %d classified as %d (%.3f)%n",
                    mistake.sample(), mistake.trueClass(), mistake.predictedClass(), mistake.probability());
        }
        // endregion
        // region prediction
        Prediction prediction = model.predictor().predict(digits.test().features(0));
        Candidate first = prediction.best();
        Candidate second = prediction.top(2).getLast();
        System.out.printf(
                "first test image: %s (%.3f), or %s (%.3f)%n",
                first.className(), first.probability(), second.className(), second.probability());
        model.save(file);
        // endregion
    }
}
