package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;

class ArchitectureJsonTest {
    private static final String TEXT = "{\"inputs\":64,\"layers\":["
            + "{\"type\":\"dense\",\"outputs\":32,\"activation\":\"relu\",\"bias\":true,\"initializer\":\"he\"},"
            + "{\"type\":\"dense\",\"outputs\":10,\"activation\":\"softmax\",\"bias\":false,\"initializer\":\"xavier\"}],"
            + "\"loss\":\"cross-entropy\"}";

    @Test
    void write_anArchitecture_isTheDocumentedText() {
        Architecture architecture = Architecture.builder(64)
                .dense(32, Activation.RELU)
                .layer(new Dense(10, Activation.SOFTMAX, false, new Initializer.Xavier()))
                .build(Loss.CROSS_ENTROPY);

        assertThat(ArchitectureJson.write(architecture)).isEqualTo(TEXT);
    }

    @Test
    void read_ofWhatWasWritten_isEqual() {
        for (Activation activation : Activation.values()) {
            if (activation.isElementWise()) {
                Architecture architecture = Architecture.builder(3)
                        .layer(new Dense(2, activation, false, new Initializer.Uniform(0.1)))
                        .layer(new Dense(1, activation, true, new Initializer.He()))
                        .build(Loss.MEAN_SQUARED_ERROR);

                assertThat(ArchitectureJson.read(ArchitectureJson.write(architecture)))
                        .isEqualTo(architecture);
            }
        }
    }

    @Test
    void write_everyKindOfLayer_isTheDocumentedTextAndReadsBackEqual() {
        Architecture architecture = Models.ofEveryLayer().architecture();

        String text = ArchitectureJson.write(architecture);

        assertThat(text)
                .isEqualTo("{\"inputs\":12,\"layers\":["
                        + "{\"type\":\"whitening\",\"outputs\":7,\"epsilon\":0.125},"
                        + "{\"type\":\"dense\",\"outputs\":37,\"activation\":\"linear\",\"bias\":true,"
                        + "\"initializer\":\"xavier\"},"
                        + "{\"type\":\"batch-norm\"},"
                        + "{\"type\":\"activate\",\"activation\":\"gelu\"},"
                        + "{\"type\":\"dropout\",\"probability\":0.25},"
                        + "{\"type\":\"residual\",\"branch\":["
                        + "{\"type\":\"layer-norm\"},"
                        + "{\"type\":\"dense\",\"outputs\":50,\"activation\":\"silu\",\"bias\":true,"
                        + "\"initializer\":\"lecun\"},"
                        + "{\"type\":\"dropout\",\"probability\":0.1},"
                        + "{\"type\":\"dense\",\"outputs\":37,\"activation\":\"linear\",\"bias\":false,"
                        + "\"initializer\":\"zero\"}],"
                        + "\"drop_probability\":0.3},"
                        + "{\"type\":\"residual\",\"branch\":["
                        + "{\"type\":\"batch-norm\"},"
                        + "{\"type\":\"activate\",\"activation\":\"leaky-relu\"},"
                        + "{\"type\":\"dense\",\"outputs\":33,\"activation\":\"linear\",\"bias\":true,"
                        + "\"initializer\":\"xavier\"}],"
                        + "\"drop_probability\":0.0},"
                        + "{\"type\":\"layer-norm\"},"
                        + "{\"type\":\"scale\"},"
                        + "{\"type\":\"dense\",\"outputs\":3,\"activation\":\"softmax\",\"bias\":true,"
                        + "\"initializer\":\"xavier\"}],"
                        + "\"loss\":\"cross-entropy\"}");
        assertThat(ArchitectureJson.read(text)).isEqualTo(architecture);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"outputs\":50|\"outputs\":16777217|architecture.layers[5].branch[1]: dense layer: can have at most"
                        + " 16777216 outputs, but got 16777217",
                "\"probability\":0.25|\"probability\":1|architecture.layers[4]: dropout: the probability must be at"
                        + " least 0 and below 1, but is 1.0",
                "\"probability\":0.1|\"probability\":-1|architecture.layers[5].branch[2]: dropout: the probability"
                        + " must be at least 0 and below 1, but is -1.0",
                "\"epsilon\":0.125|\"epsilon\":-1|architecture.layers[0]: whitening: epsilon must be finite and at"
                        + " least 0, but is -1.0",
                "\"drop_probability\":0.3|\"drop_probability\":1|architecture.layers[5]: residual: the drop"
                        + " probability must be at least 0 and below 1, but is 1.0",
                "gelu|softmax|architecture.layers[3]: activate: softmax does not work element by element; use relu,"
                        + " tanh or sigmoid for example",
                "\"drop_probability\":0.3|\"p\":0.3|architecture.layers[5]: the member \"drop_probability\" is missing"
            })
    void read_damagedLayerOfAnyKind_isRefusedWithItsPlace(String old, String changed, String message) {
        String text = ArchitectureJson.write(Models.ofEveryLayer().architecture())
                .replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(changed));

        assertThatThrownBy(() -> ArchitectureJson.read(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "}|]|architecture: not JSON: character 102: expected ',' or '}', but found ']'",
                "64|0|architecture.inputs: expected a whole number from 1 to 2147483647, but found 0",
                "64|64.0|architecture.inputs: expected a whole number from 1 to 2147483647, but found 64.0",
                "64|9999999999|architecture.inputs: expected a whole number from 1 to 2147483647, but found 9999999999",
                "\"inputs\"|\"input\"|architecture: the member \"inputs\" is missing",
                "\"loss\"|\"x\":1,\"loss\"|architecture: unknown member \"x\"; expected only inputs, layers, loss",
                "dense|conv|architecture.layers[0].type: expected one of dense, activate, layer-norm, batch-norm,"
                        + " scale, dropout, whitening, residual, but found \"conv\"",
                "relu|swish|architecture.layers[0].activation: expected one of linear, sigmoid, tanh, relu, leaky-relu,"
                        + " elu, selu, softplus, silu, gelu, mish, softmax, but found \"swish\"",
                "relu|softmax|architecture: layer 1 of 2 uses softmax, which is only for the output layer;"
                        + " choose relu, tanh, sigmoid or linear",
                "true|1|architecture.layers[0].bias: expected true or false, but found 1",
                "\"he\"|\"one\"|architecture.layers[0].initializer: expected \"he\", \"xavier\", \"lecun\", \"zero\" or"
                        + " {\"type\":\"uniform\",\"range\":…}, but found \"one\"",
                "\"he\"|{\"type\":\"normal\",\"range\":1}|architecture.layers[0].initializer.type:"
                        + " expected \"uniform\", but found \"normal\"",
                "\"he\"|{\"type\":\"uniform\",\"range\":-1}|architecture.layers[0].initializer.range:"
                        + " expected a positive number, but found -1",
                "\"he\"|{\"type\":\"uniform\"}|architecture.layers[0].initializer: the member \"range\" is missing",
                "cross-entropy|hinge|architecture.loss: expected one of mse, cross-entropy, but found \"hinge\""
            })
    void read_damagedText_isRefusedWithItsPlace(String old, String changed, String message) {
        String text = TEXT.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(changed));

        assertThatThrownBy(() -> ArchitectureJson.read(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(message);
    }
}
