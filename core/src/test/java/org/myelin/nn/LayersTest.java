package org.myelin.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each record declares. */
class LayersTest {
    private static final Initializer HE = new Initializer.He();
    private static final Dense LINEAR = new Dense(4, Activation.LINEAR);

    /** What a type declares for 6 inputs, beside its parameters. */
    record Expected(
            Layer layer,
            String id,
            int outputs,
            long parameters,
            Optional<Activation> function,
            boolean hasNeurons,
            String detail,
            boolean isOnlyFirst,
            boolean fitsBranch,
            int minBatchSize,
            Layer withoutRandomness) {
        @Override
        public String toString() {
            return layer.toString();
        }
    }

    /** One line for each type: an unintended change is found here. */
    static Stream<Expected> expected() {
        Optional<Activation> none = Optional.empty();
        Dense dense = new Dense(5, Activation.RELU, true, HE);
        Activate activate = new Activate(Activation.GELU);
        Residual block = new Residual(List.of(new Dropout(0.5), LINEAR), 0.2);
        Residual certain = new Residual(List.of(new Dropout(0), LINEAR), 0);
        Whitening whitening = new Whitening(3, 0.1);
        return Stream.of(
                new Expected(dense, "dense", 5, 35, Optional.of(Activation.RELU), true, "", false, true, 1, dense),
                new Expected(
                        activate, "activate", 6, 0, Optional.of(Activation.GELU), false, "", false, true, 1, activate),
                new Expected(new LayerNorm(), "layer-norm", 6, 12, none, false, "", false, true, 1, new LayerNorm()),
                new Expected(new BatchNorm(), "batch-norm", 6, 12, none, false, "", false, true, 2, new BatchNorm()),
                new Expected(new Scale(), "scale", 6, 6, none, false, "", false, true, 1, new Scale()),
                new Expected(new Dropout(0.5), "dropout", 6, 0, none, false, "p = 0.5", false, true, 1, new Dropout(0)),
                new Expected(whitening, "whitening", 3, 0, none, true, "", true, false, 1, whitening),
                new Expected(
                        block, "residual", 4, 28 + 24, none, true, "F(x) + Wx, p = 0.2", false, false, 1, certain));
    }

    @Test
    void expected_hasEveryType() {
        assertThat(expected().<Class<?>>map(each -> each.layer.getClass()))
                .containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("expected")
    void declaration_ofEveryType_isAsDocumented(Expected expected) {
        Layer layer = expected.layer;

        assertThat(new Expected(
                        layer,
                        layer.format().id(),
                        layer.outputs(6),
                        layer.parameterCount(6),
                        layer.function(),
                        layer.hasNeurons(),
                        layer.detail(6),
                        layer.isOnlyFirst(),
                        layer.fitsBranch(),
                        layer.minBatchSize(),
                        layer.withoutRandomness()))
                .isEqualTo(expected);
    }

    /** A field that is forgotten, or mixed up with another, is found here. */
    @ParameterizedTest
    @MethodSource("expected")
    void format_ofEveryType_storesWhatMakesTheLayerAgain(Expected expected) {
        LayerFormat<?> format = expected.layer.format();

        assertThat(format.type()).isEqualTo(expected.layer.getClass());
        assertThat(format.create(format.valuesOf(expected.layer))).isEqualTo(expected.layer);
        assertThat(format.fields()).hasSize(format.type().getRecordComponents().length);
    }

    @Test
    void parameters_ofDense_areWeightsAndBias() {
        ParameterSpec weights = new ParameterSpec("weight", true, 5, 6, true, true, new ParameterSpec.Start.Random(HE));

        assertThat(new Dense(5, Activation.RELU, false, HE).parameters(6)).containsExactly(weights);
        assertThat(new Dense(5, Activation.RELU, true, HE).parameters(6))
                .containsExactly(weights, vector("bias", 5, true, 0));
    }

    @Test
    void parameters_ofNormalisations_areFactorSumAndStatistics() {
        assertThat(new LayerNorm().parameters(6))
                .containsExactly(vector("weight", 6, true, 1), vector("bias", 6, true, 0));
        assertThat(new BatchNorm().parameters(6))
                .containsExactly(
                        vector("weight", 6, true, 1),
                        vector("bias", 6, true, 0),
                        vector("mean", 6, false, 0),
                        vector("variance", 6, false, 1));
    }

    @Test
    void parameters_ofScale_startAtOne() {
        assertThat(new Scale().parameters(6)).containsExactly(vector("weight", 6, true, 1));
    }

    @Test
    void parameters_ofWhitening_areNotTrained() {
        assertThat(new Whitening(3, 0).parameters(6))
                .containsExactly(
                        new ParameterSpec("weight", true, 3, 6, false, false, new ParameterSpec.Start.Constant(0)),
                        vector("bias", 3, false, 0));
    }

    @Test
    void parameters_ofOtherLayers_areNone() {
        for (Layer layer : List.of(new Activate(Activation.RELU), new Dropout(0.5), new Residual(List.of(LINEAR)))) {
            assertThat(layer.parameters(6)).isEmpty();
        }
    }

    private static ParameterSpec vector(String name, int outputs, boolean isTrained, float start) {
        return new ParameterSpec(name, false, outputs, 1, isTrained, false, new ParameterSpec.Start.Constant(start));
    }

    @Test
    void dense_impossible_isRefused() {
        assertRefused(() -> new Dense(0, Activation.RELU), "dense layer: needs at least 1 output, but got 0");
        assertRefused(
                () -> new Dense(1 << 25, Activation.RELU),
                "dense layer: can have at most 16777216 outputs, but got 33554432");
    }

    @Test
    void activate_softmax_isRefused() {
        assertRefused(
                () -> new Activate(Activation.SOFTMAX),
                "activate: softmax does not work element by element; use relu, tanh or sigmoid for example");
    }

    @Test
    void dropout_impossible_isRefused() {
        for (double p : new double[] {-0.1, 1, Double.NaN}) {
            assertRefused(() -> new Dropout(p), "dropout: the probability must be at least 0 and below 1, but is " + p);
        }
    }

    @Test
    void whitening_impossible_isRefused() {
        assertRefused(() -> new Whitening(0, 0), "whitening: needs at least 1 component, but got 0");
        for (double epsilon : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    () -> new Whitening(1, epsilon),
                    "whitening: epsilon must be finite and at least 0, but is " + epsilon);
        }
    }

    @Test
    void residual_impossible_isRefused() {
        assertRefused(
                () -> new Residual(List.of()),
                "residual: the branch must end with a linear dense layer, but it is empty");
        assertRefused(
                () -> new Residual(List.of(LINEAR, new Scale())),
                "residual: the branch must end with a linear dense layer, but ends with Scale[]");
        assertRefused(
                () -> new Residual(List.of(new Dense(4, Activation.TANH, true, HE))),
                "residual: the branch must end with a linear dense layer, but ends with Dense[outputs=4,"
                        + " activation=tanh, bias=true, initializer=he]");
        assertRefused(
                () -> new Residual(List.of(new Whitening(3, 0.0), LINEAR)),
                "residual: the branch cannot hold a layer of type whitening, but holds Whitening[outputs=3,"
                        + " epsilon=0.0]");
        assertRefused(
                () -> new Residual(List.of(new Residual(List.of(LINEAR)), LINEAR)),
                "residual: the branch cannot hold a layer of type residual, but holds Residual[branch=[" + LINEAR
                        + "], dropProbability=0.0]");
        for (double p : new double[] {-0.1, 1, Double.NaN}) {
            assertRefused(
                    () -> new Residual(List.of(LINEAR), p),
                    "residual: the drop probability must be at least 0 and below 1, but is " + p);
        }
    }

    @Test
    void values_ofAnotherKindOrMissing_areRefused() {
        LayerField<Dropout, Double> field = LayerField.number("probability", Dropout::probability);

        assertRefused(
                () -> new LayerFormat.Values().put(field, "0.5"), "layer: field probability is a Double, but got 0.5");
        assertRefused(() -> Dropout.FORMAT.create(new LayerFormat.Values()), "layer: field probability has no value");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
