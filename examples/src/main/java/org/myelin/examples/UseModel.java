package org.myelin.examples;

import java.nio.file.Path;
import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.FetchListener;
import org.myelin.model.Candidate;
import org.myelin.model.Model;
import org.myelin.model.Predictor;

/** Loads a model and asks it about single samples; a predictor may be shared by all threads of a server. */
final class UseModel {
    private UseModel() {}

    /**
     * Runs the example.
     *
     * @param args the model file that {@link TrainDigits} has written
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: UseModel MODEL; TrainDigits writes one");
            System.exit(2);
        }
        Predictor predictor = Model.load(Path.of(args[0])).predictor();
        Dataset samples = Datasets.load("digits", DataLocations.standard(), FetchListener.SILENT)
                .test();
        float[] pixels = new float[samples.shape().features()];
        for (int i = 0; i < 5; i++) {
            samples.copyFeatures(i, pixels, 0);
            Candidate best = predictor.predict(pixels).best();
            System.out.printf(
                    "a %s, taken for a %s (%.1f %%)%n",
                    samples.classNames().get(samples.label(i)), best.className(), 100 * best.probability());
        }
    }
}
