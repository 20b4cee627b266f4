package org.myelin.examples;

import java.util.List;
import java.util.Random;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.data.TableDataset;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingResult;

/** Trains on one's own numbers: points inside and outside of a ring, which no linear model can separate. */
final class OwnTable {
    private static final int POINTS = 1000;

    private OwnTable() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Random random = new Random(1);
        float[] features = new float[2 * POINTS];
        int[] labels = new int[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double x = random.nextDouble(-2, 2);
            double y = random.nextDouble(-2, 2);
            features[2 * i] = (float) x;
            features[2 * i + 1] = (float) y;
            labels[i] = Math.hypot(x, y) < 1.5 ? 1 : 0;
        }
        var points = new TableDataset("ring", FeatureShape.flat(2), List.of("outside", "inside"), features, labels);
        Split split = Split.stratified(points, 200, 1);
        Architecture network = Architecture.builder(2)
                .dense(32, Activation.TANH)
                .dense(32, Activation.TANH)
                .classes(2);
        TrainingResult result = Trainer.builder(network, split)
                .normalization(Normalization.PER_FEATURE)
                .epochs(60)
                .batchSize(32)
                .build()
                .train();
        System.out.println("validation accuracy " + result.bestMetrics().validationAccuracy());
    }
}
