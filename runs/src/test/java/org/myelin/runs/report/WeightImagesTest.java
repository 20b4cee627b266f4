package org.myelin.runs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalizer;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.Whitening;

class WeightImagesTest {
    private static final FeatureShape SHAPE = new FeatureShape(1, 2, 2);

    private static Model model(Architecture architecture, float[]... weights) {
        Parameters parameters = Parameters.zeros(architecture);
        for (int leaf = 0; leaf < weights.length; leaf++) {
            parameters.setWeights(leaf, weights[leaf]);
        }
        Provenance provenance = Provenance.builder("test").seed(7).build();
        return new Model(parameters, Normalizer.none(SHAPE), List.of("a", "b"), provenance);
    }

    private static String image(float... pixels) {
        return DataUriImage.ofWeights(pixels, SHAPE);
    }

    /** Neuron n of 100 has the length n + 1, so the last comes first. */
    @Test
    void of_manyNeurons_showsTheLargestFirst() {
        float[] weights = new float[400];
        for (int neuron = 0; neuron < 100; neuron++) {
            weights[4 * neuron + neuron % 4] = neuron + 1;
        }

        List<String> images = WeightImages.of(
                model(Architecture.builder(4).dense(100, Activation.RELU).classes(2), weights));

        assertThat(images).hasSize(64);
        assertThat(images.getFirst()).isEqualTo(image(0, 0, 0, 1));
        assertThat(images.get(1)).isEqualTo(image(0, 0, 1, 0));
        assertThat(images.getLast()).isEqualTo(image(1, 0, 0, 0)); // neuron 36
    }

    /**
     * Components (1, 1, 0, 0) · 10 and (0, 0, 1, −1). Of 100 neurons all but the last weight the second one, with
     * growing weights up to 99; the last one weights the first with 50, which for pixels is the largest.
     */
    @Test
    void of_neuronsBehindWhitening_showsTheLargestForPixelsFirst() {
        float[] components = {10, 10, 0, 0, 0, 0, 1, -1};
        float[] weights = new float[200];
        for (int neuron = 0; neuron < 99; neuron++) {
            weights[2 * neuron + 1] = neuron + 1;
        }
        weights[2 * 99] = 50;

        List<String> images = WeightImages.of(model(
                Architecture.builder(4)
                        .layer(new Whitening(2, 0.01))
                        .dense(100, Activation.RELU)
                        .classes(2),
                components,
                weights));

        assertThat(images).hasSize(64);
        assertThat(images.getFirst()).isEqualTo(image(1, 1, 0, 0));
        assertThat(images.subList(1, 64)).containsOnly(image(0, 0, 1, -1));
    }
}
