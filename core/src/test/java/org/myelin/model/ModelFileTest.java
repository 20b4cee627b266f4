package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.format.FormatException;
import org.myelin.format.Safetensors;
import org.myelin.format.Tensor;
import org.myelin.format.TensorFile;

class ModelFileTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private SequencedMap<String, String> metadata = new LinkedHashMap<>();

    @BeforeEach
    void saveClassifier() throws FormatException {
        file = folder.resolve("m.safetensors");
        Models.classifier().save(file);
        TensorFile content = Safetensors.read(file);
        tensors = new LinkedHashMap<>(content.tensors());
        metadata = new LinkedHashMap<>(content.metadata());
    }

    @Test
    void load_ofWhatWasSaved_isBitExact() {
        for (Model model : List.of(Models.classifier(), Models.lecture(), Models.ofEveryLayer())) {
            model.save(file);

            assertSame(Model.load(file), model);
        }
    }

    @Test
    void load_ofEveryKindOfLayer_predictsTheSameBits() {
        Model saved = Models.ofEveryLayer();
        saved.save(file);
        Model loaded = Model.load(file);

        TinyDataset pictures = Models.pictures(20);
        try (Predictor expected = saved.predictor();
                Predictor actual = loaded.predictor()) {
            for (float[] sample : pictures.samples()) {
                float[] scores = expected.predict(sample).scores();
                assertThat(actual.predict(sample).scores()).isEqualTo(scores);
            }
        }
        assertThat(loaded.evaluate(pictures).loss())
                .isEqualTo(saved.evaluate(pictures).loss());
    }

    @Test
    void save_everyKindOfLayer_namesTensorsByTheirPlace() throws FormatException {
        Models.ofEveryLayer().save(file);

        assertThat(Safetensors.read(file).tensors().keySet())
                .containsExactly(
                        "layers.0.weight",
                        "layers.0.bias",
                        "layers.1.weight",
                        "layers.1.bias",
                        "layers.2.weight",
                        "layers.2.bias",
                        "layers.2.mean",
                        "layers.2.variance",
                        "layers.5.branch.0.weight",
                        "layers.5.branch.0.bias",
                        "layers.5.branch.1.weight",
                        "layers.5.branch.1.bias",
                        "layers.5.branch.3.weight",
                        "layers.6.shortcut.weight",
                        "layers.6.branch.0.weight",
                        "layers.6.branch.0.bias",
                        "layers.6.branch.0.mean",
                        "layers.6.branch.0.variance",
                        "layers.6.branch.2.weight",
                        "layers.6.branch.2.bias",
                        "layers.7.weight",
                        "layers.7.bias",
                        "layers.8.weight",
                        "layers.9.weight",
                        "layers.9.bias",
                        "normalizer.mean",
                        "normalizer.standard_deviation");
    }

    @Test
    void save_twice_givesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(file);

        Model.load(file).save(file);

        assertThat(file).hasBinaryContent(first);
    }

    @Test
    void save_namesTensorsAsPyTorchDoes() {
        assertThat(tensors.keySet())
                .containsExactly(
                        "layers.0.weight",
                        "layers.0.bias",
                        "layers.1.weight",
                        "layers.2.weight",
                        "layers.2.bias",
                        "layers.3.weight",
                        "layers.3.bias",
                        "normalizer.mean",
                        "normalizer.standard_deviation");
        assertThat(tensors.get("layers.1.weight").shape()).isEqualTo(List.of(33, 37));
        assertThat(metadata.keySet())
                .containsExactly(
                        "format_version",
                        "architecture",
                        "class_names",
                        "feature_shape",
                        "normalization",
                        "provenance");
    }

    @Test
    void load_missingFile_isRefused() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> Model.load(missing))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(missing + ": there is no such file; check the path");
    }

    @Test
    void load_newerFormatVersion_isRefusedWithTheRemedy() {
        metadata.put("format_version", "2");

        assertRefused("format_version: this version of Myelin reads 1, but found 2;"
                + " use the version of Myelin that wrote the file, or a newer one");
    }

    @ParameterizedTest
    @CsvSource({"format_version", "architecture", "class_names", "feature_shape", "normalization", "provenance"})
    void load_missingText_isRefused(String key) {
        metadata.remove(key);

        assertRefused("the metadata entry \"" + key + "\" is missing; the file is not a Myelin model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "architecture|{}|architecture: the member \"inputs\" is missing",
                "architecture|{|architecture: not JSON: character 1: expected '\"', but found the end of the text",
                "class_names|[\"a\"]|model: the network has 3 outputs, but there are 1 class names;"
                        + " it needs one for each output",
                "class_names|[\"a\",\"b\",\"a\"]|model: two classes have the same name in [a, b, a]",
                "class_names|[\"a\",\"b\",3]|class_names[2]: expected a text, but found 3",
                "feature_shape|[2,3]|feature_shape: expected 3 extents, channels, height and width, but found [2,3]",
                "feature_shape|[2,2,0]|feature_shape[2]: expected a whole number from 1 to 2147483647, but found 0",
                "feature_shape|[2,2,4]|feature_shape: expected extents with the product 12,"
                        + " the number of inputs of the network, but found [2,2,4]",
                "feature_shape|[2147483647,2147483647,2147483647]|feature_shape: expected extents with the product 12,"
                        + " the number of inputs of the network, but found [2147483647,2147483647,2147483647]",
                "normalization|whitening|normalization: expected one of [none, per-channel, per-feature],"
                        + " but found whitening",
                "normalization|per-feature|normalizer: per-feature for samples of shape 2 x 2 x 3 needs 12 means and"
                        + " standard deviations, but there are 2 and 2",
                "provenance|[]|provenance: expected an object, but found []"
            })
    void load_textThatDoesNotFit_isRefusedWithItsPlace(String key, String text, String message) {
        metadata.put(key, text);

        assertRefused(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"seed\":|\"sead\":|provenance: the member \"seed\" is missing",
                "\"epochs\":20|\"epochs\":-1|provenance.epochs: expected a whole number from 0 to 2147483647,"
                        + " but found -1",
                "1.25|-1.25|provenance.train_seconds: expected a number of at least 0, but found -1.25",
                "2026-11-23T13:30:00Z|today|provenance.created: expected a moment such as \"2026-01-31T12:00:00Z\","
                        + " but found \"today\""
            })
    void load_damagedProvenance_isRefusedWithItsPlace(String old, String changed, String message) {
        metadata.compute("provenance", (key, text) -> String.valueOf(text).replace(old, changed));

        assertRefused(message);
    }

    @Test
    void load_missingTensor_isRefused() {
        tensors.remove("layers.2.bias");

        assertRefused("tensor layers.2.bias is missing");
    }

    @Test
    void load_extraTensor_isRefused() {
        tensors.put("layers.1.bias", Tensor.vector(new float[33]));

        assertRefused("unknown tensor layers.1.bias; a network of layers [12, 37, 33, 5, 3] has no such tensor");
    }

    @Test
    void load_tensorOfAnotherShape_isRefused() {
        float[] transposed = new float[37 * 12];
        tensors.put("layers.0.weight", Tensor.matrix(12, 37, transposed));

        assertRefused("tensor layers.0.weight: the architecture expects shape [37, 12], but found [12, 37]");
    }

    @Test
    void load_parameterThatIsNotFinite_isRefused() {
        tensors.put("layers.3.bias", Tensor.vector(new float[] {0, Float.NaN, 0}));

        assertRefused("model: value 1 of layers.3.bias is NaN, but every parameter must be finite;"
                + " training has diverged");
    }

    @Test
    void load_architectureOfAbsurdSize_isRefusedBeforeMemoryIsTaken() {
        metadata.compute(
                "architecture", (key, text) -> String.valueOf(text).replace("\"outputs\":37", "\"outputs\":16777216"));

        assertRefused("tensor layers.0.weight: the architecture expects shape [16777216, 12], but found [37, 12]");
    }

    private void assertRefused(String message) {
        Safetensors.write(file, tensors, metadata);
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(file + ": " + message);
    }

    static void assertSame(Model actual, Model expected) {
        assertThat(actual.architecture()).isEqualTo(expected.architecture());
        assertThat(actual.parameters().sha256()).isEqualTo(expected.parameters().sha256());
        assertThat(actual.classNames()).isEqualTo(expected.classNames());
        assertThat(actual.provenance()).isEqualTo(expected.provenance());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.normalizer().kind()).isEqualTo(expected.normalizer().kind());
        assertThat(actual.normalizer().mean()).isEqualTo(expected.normalizer().mean());
        assertThat(actual.normalizer().standardDeviation())
                .isEqualTo(expected.normalizer().standardDeviation());
    }
}
