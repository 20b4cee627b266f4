package org.myelin.cli.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.myelin.data.FeatureShape;
import org.myelin.model.Model;
import org.myelin.nn.Dense;
import org.myelin.nn.Leaf;
import org.myelin.nn.Whitening;

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
        int inputs = shape.features();
        float[] weights = ofPixels(model, inputs);
        return IntStream.range(0, weights.length / inputs)
                .mapToObj(neuron -> Arrays.copyOfRange(weights, neuron * inputs, (neuron + 1) * inputs))
                .sorted(Comparator.comparingDouble(WeightImages::squaredNorm).reversed())
                .limit(MOST)
                .map(neuron -> Picture.ofWeights(neuron, shape))
                .toList();
    }

    /** The weights of the first dense layer, row by row; behind a whitening layer as they are for pixels. */
    private static float[] ofPixels(Model model, int inputs) {
        List<Leaf> leaves = model.architecture().leaves();
        int first = IntStream.range(0, leaves.size())
                .filter(l -> leaves.get(l).layer() instanceof Dense)
                .findFirst()
                .orElseThrow();
        float[] weights = model.parameters().weights(first);
        if (!(leaves.getFirst().layer() instanceof Whitening whitening)) {
            return weights;
        }
        float[] components = model.parameters().weights(0);
        int neurons = Math.min(MOST, weights.length / whitening.outputs());
        float[] ofPixels = new float[neurons * inputs];
        for (int neuron = 0; neuron < neurons; neuron++) {
            for (int k = 0; k < whitening.outputs(); k++) {
                float weight = weights[neuron * whitening.outputs() + k];
                for (int i = 0; i < inputs; i++) {
                    ofPixels[neuron * inputs + i] += weight * components[k * inputs + i];
                }
            }
        }
        return ofPixels;
    }

    private static double squaredNorm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
