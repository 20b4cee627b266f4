package org.myelin.cli.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.myelin.data.FeatureShape;
import org.myelin.model.Model;

/** The weights of first-layer neurons as pictures: what each of them looks for. */
final class WeightImages {
    private static final int MOST = 64;

    private WeightImages() {}

    /** The neurons with the largest weights, the largest first; none when samples are no pictures. */
    static List<String> of(Model model) {
        FeatureShape shape = model.shape();
        if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
            return List.of();
        }
        float[] weights = model.parameters().weights(0);
        int inputs = shape.features();
        return IntStream.range(0, weights.length / inputs)
                .mapToObj(neuron -> Arrays.copyOfRange(weights, neuron * inputs, (neuron + 1) * inputs))
                .sorted(Comparator.comparingDouble(WeightImages::squaredNorm).reversed())
                .limit(MOST)
                .map(neuron -> Picture.ofWeights(neuron, shape))
                .toList();
    }

    private static double squaredNorm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
