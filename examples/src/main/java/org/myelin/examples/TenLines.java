package org.myelin.examples;

import java.nio.file.Path;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.data.TrainingAndTest;
import org.myelin.model.Model;
import org.myelin.model.Prediction;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.train.Trainer;

/** Trains a network on handwritten digits, tests it, classifies one image and saves the model, with all defaults. */
final class TenLines {
    private TenLines() {}

    /**
     * Runs the example.
     *
     * @param args the file of the model; digits.safetensors if not given
     */
    public static void main(String[] args) {
        Path file = Path.of(args.length > 0 ? args[0] : "digits.safetensors");
        // region example
        TrainingAndTest digits = Datasets.load("digits");
        Split split = Split.stratified(digits.training(), 200, 1);
        Architecture network =
                Architecture.builder(64).dense(128, Activation.RELU).classes(10);
        Model model = Trainer.builder(network, split).build().train().bestModel();
        System.out.println("test accuracy " + model.evaluate(digits.test()).accuracy());
        Prediction first = model.predictor().predict(digits.test().features(0));
        System.out.println("first image " + first.best().className());
        model.save(file);
        // endregion
    }
}
