package org.myelin.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Combinations that cannot be trained are refused when the network is described. */
class ArchitectureRefusalTest {
    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void architecture_withoutInputsOrLayers_isRefused() {
        assertRefused(() -> Architecture.builder(0).classes(2), "architecture: needs at least 1 input, but got 0");
        assertRefused(
                () -> new Architecture(1, List.of(), Loss.CROSS_ENTROPY),
                "architecture: needs at least one layer; add an output layer, for example classes(10)");
    }

    @Test
    void architecture_softmaxBeforeTheOutput_isRefused() {
        assertRefused(
                () -> Architecture.builder(1).dense(2, Activation.SOFTMAX).classes(2),
                "architecture: layer 1 of 2 uses softmax, which is only for the output layer; choose relu, tanh,"
                        + " sigmoid or linear");
    }

    @Test
    void architecture_whiteningWhereItCannotBe_isRefused() {
        assertRefused(
                () -> Architecture.builder(3)
                        .layer(new Scale())
                        .layer(new Whitening(2, 0))
                        .classes(2),
                "architecture: layer 2 is whitening, which is only for the first layer");
        assertRefused(
                () -> Architecture.builder(3).layer(new Whitening(4, 0)).classes(2),
                "architecture: whitening to 4 components needs at least as many inputs, but there are 3");
        assertThat(Architecture.builder(3).layer(new Whitening(3, 0)).classes(2).sizes())
                .containsExactly(3, 3, 2);
    }

    @Test
    void architecture_lastLayerWithoutNeurons_isRefused() {
        assertRefused(
                () -> Architecture.builder(3)
                        .dense(2, Activation.LINEAR)
                        .layer(new Scale())
                        .build(Loss.MEAN_SQUARED_ERROR),
                "architecture: the output layer must be dense, but is Scale[]; add one, for example with classes(10)");
    }

    @Test
    void architecture_outputThatDoesNotSuitTheLoss_isRefused() {
        assertRefused(
                () -> Architecture.builder(3).dense(2, Activation.RELU).build(Loss.CROSS_ENTROPY),
                "architecture: loss cross-entropy needs a softmax output layer, but the output layer uses relu; use"
                        + " softmax, or the loss mse");
        assertRefused(
                () -> Architecture.builder(3).classes(1),
                "architecture: loss cross-entropy needs at least 2 outputs, one a class, but the output layer has 1");
        assertRefused(
                () -> Architecture.builder(3).dense(2, Activation.SOFTMAX).build(Loss.MEAN_SQUARED_ERROR),
                "architecture: loss mse needs an element-wise output activation (lecture 12), but the output layer"
                        + " uses softmax; use linear or sigmoid, or the loss cross-entropy");
    }

    @Test
    void architecture_tooLargeForOneBuffer_isRefused() {
        assertRefused(
                () -> Architecture.builder(1 << 20)
                        .dense(64, Activation.RELU)
                        .dense(1 << 20, Activation.RELU)
                        .dense(1 << 11, Activation.RELU)
                        .classes(2),
                "architecture: up to layer 3 there are about 2282817600 parameters, but a network can hold at most"
                        + " 2147483647; make the layers narrower");
    }

    @Test
    void sizes_countLayersOfNeuronsOnly() {
        assertThat(Architecture.builder(6)
                        .layer(new Scale())
                        .dense(5, Activation.LINEAR)
                        .batchNorm()
                        .activate(Activation.RELU)
                        .dropout(0.1)
                        .residual(new LayerNorm(), new Dense(4, Activation.LINEAR))
                        .classes(2)
                        .sizes())
                .containsExactly(6, 5, 4, 2);
    }

    @Test
    void uniform_rangeOfZero_isRefused() {
        assertRefused(
                () -> new Initializer.Uniform(0), "uniform initializer: range must be positive and finite, but is 0.0");
    }
}
