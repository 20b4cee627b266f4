package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;

/** Files of every released format version keep loading; make_model_v1.py beside the file wrote version 1. */
class ModelGoldenFileTest {
    @Test
    void load_fileOfVersion1_givesTheModelThatWasWritten() throws URISyntaxException {
        Model model = Model.load(resource("model-v1.safetensors"));

        assertThat(model.architecture())
                .isEqualTo(Architecture.builder(4)
                        .layer(new Dense(3, Activation.TANH, false, new Initializer.Uniform(0.5)))
                        .layer(new Dense(2, Activation.SOFTMAX, true, new Initializer.Xavier()))
                        .build(Loss.CROSS_ENTROPY));
        assertThat(model.parameters().weights(0))
                .containsExactly(0.5f, -0.25f, 0.125f, 1, -1.5f, 0.75f, 0.0625f, -0.5f, 0.25f, 0.25f, -2, 0.375f);
        assertThat(model.parameters().biases(0)).isEmpty();
        assertThat(model.parameters().weights(1)).containsExactly(1, -2, 0.5f, 0.75f, 0.25f, -1.25f);
        assertThat(model.parameters().biases(1)).containsExactly(0.1f, -0.2f);
        assertThat(model.normalizer())
                .isEqualTo(new Normalizer(
                        Normalization.PER_CHANNEL, new FeatureShape(2, 1, 2), new float[] {10, 100}, new float[] {4, 50
                        }));
        assertThat(model.classNames()).isEqualTo(List.of("cat", "猫"));
        assertThat(model.provenance())
                .isEqualTo(new Provenance(
                        "golden",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        -7,
                        20,
                        18,
                        12.5,
                        2,
                        "vector-512",
                        "25.0.1+8",
                        "0.1.0",
                        Instant.parse("2026-11-23T13:40:00Z")));
    }

    @Test
    void predict_withTheModelOfVersion1_givesTheAnswerComputedInPython() throws URISyntaxException {
        Prediction prediction =
                Model.load(resource("model-v1.safetensors")).predictor().predict(new float[] {8, 14, 175, 75});

        // a dozen float operations on values up to 3, each rounded to 2⁻²⁴ of it
        assertThat(prediction.probabilities())
                .containsExactly(new double[] {0.02297291736171835, 0.9770270826382816}, within(1e-6));
    }

    private static Path resource(String name) throws URISyntaxException {
        URL url = ModelGoldenFileTest.class.getResource(name);
        assertThat(url).isNotNull();
        return Path.of(url.toURI());
    }
}
