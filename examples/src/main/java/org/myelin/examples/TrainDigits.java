package org.myelin.examples;

import java.nio.file.Path;
import org.myelin.data.DataLocations;
import org.myelin.data.Datasets;
import org.myelin.data.FetchListener;
import org.myelin.data.Split;
import org.myelin.data.TrainTest;
import org.myelin.model.Model;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.train.Trainer;

/** Trains a network on handwritten digits, tests the model that is best on validation data, and saves it. */
final class TrainDigits {
    private TrainDigits() {}

    /**
     * Runs the example.
     *
     * @param args where the model goes; digits.safetensors if not given
     */
    public static void main(String[] args) {
        TrainTest digits = Datasets.load("digits", DataLocations.standard(), FetchListener.SILENT);
        Split split = Split.stratified(digits.train(), 200, 1);
        Architecture network = Architecture.builder(64)
                .dense(256, Activation.RELU)
                .dense(128, Activation.RELU)
                .classes(10);
        Trainer trainer = Trainer.builder(network)
                .training(split.training())
                .validation(split.validation())
                .optimizer(Sgd.defaults().withWeightDecay(1e-3))
                .schedule(Schedule.linear(0.05, 0))
                .epochs(20)
                .batchSize(32)
                .build();
        Model model = trainer.train().bestModel();
        System.out.println("test accuracy " + model.evaluate(digits.test(), 2).accuracy());
        model.save(Path.of(args.length > 0 ? args[0] : "digits.safetensors"));
    }
}
