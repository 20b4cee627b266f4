package org.myelin.runs.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.myelin.data.FeatureShape;
import org.myelin.model.Model;
import org.myelin.nn.Dense;
import org.myelin.nn.Leaf;
import org.myelin.nn.Whitening;

/** The weights of first-layer neurons as images: what each of them looks for. */
final class WeightImages {
    private static final int MAX_IMAGES = 64;

    private WeightImages() {}

    /** The neurons with the largest weights, the largest first; none when samples are no images. */
    static List<String> of(Model model) {
        FeatureShape shape = model.shape();
        if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
            return List.of();
        }
        return ofPixels(model, shape.features())
                .sorted(Comparator.comparingDouble(WeightImages::squaredNorm).reversed())
                .limit(MAX_IMAGES)
                .map(neuron -> DataUriImage.ofWeights(neuron, shape))
                .toList();
    }

    /** The weights of each neuron of the first dense layer; behind a whitening layer as they are for pixels. */
    private static Stream<float[]> ofPixels(Model model, int inputs) {
        List<Leaf> leaves = model.architecture().leaves();
        int first = IntStream.range(0, leaves.size())
                .filter(l -> leaves.get(l).layer() instanceof Dense)
                .findFirst()
                .orElseThrow();
        int width = leaves.get(first).inputs();
        float[] weights = model.parameters().weights(first);
        Stream<float[]> neurons = IntStream.range(0, leaves.get(first).outputs())
                .parallel()
                .mapToObj(neuron -> Arrays.copyOfRange(weights, neuron * width, (neuron + 1) * width));
        if (!(leaves.getFirst().layer() instanceof Whitening)) {
            return neurons;
        }
        float[] components = model.parameters().weights(0);
        return neurons.map(neuron -> combined(neuron, components, inputs));
    }

    /** Σₖ wₖ cₖ with the rows cₖ of a matrix. */
    private static float[] combined(float[] w, float[] rows, int length) {
        float[] sum = new float[length];
        for (int k = 0; k < w.length; k++) {
            float weight = w[k];
            int at = k * length;
            for (int i = 0; i < length; i++) {
                sum[i] += weight * rows[at + i];
            }
        }
        return sum;
    }

    private static double squaredNorm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
