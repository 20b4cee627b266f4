package org.myelin.examples;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.model.Model;
import org.myelin.model.Predictor;

/** Loads a saved model and classifies samples on several threads, as a server does. */
final class UseModel {
    private UseModel() {}

    /**
     * Runs the example.
     *
     * @param args the file of the model that {@link FirstHour} has written
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: UseModel MODEL; FirstHour writes one");
            System.exit(2);
        }
        Path file = Path.of(args[0]);
        // region example
        Predictor predictor = Model.load(file).predictor(); // one for all threads
        Dataset test = Datasets.load("digits").test();
        long correct = IntStream.range(0, test.size())
                .parallel()
                .filter(i -> predictor.predict(test.features(i)).best().index() == test.label(i))
                .count();
        System.out.println(correct + " of " + test.size() + " classified correctly");
        // endregion
    }
}
