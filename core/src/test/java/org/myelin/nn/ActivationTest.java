package org.myelin.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What each constant declares. */
class ActivationTest {
    private static Activation[] with(Predicate<Activation> property) {
        return Arrays.stream(Activation.values()).filter(property).toArray(Activation[]::new);
    }

    @Test
    void names_areThoseOfFiles() {
        assertThat(Activation.values())
                .extracting(Activation::toString)
                .containsExactly(
                        "linear",
                        "sigmoid",
                        "tanh",
                        "relu",
                        "leaky-relu",
                        "elu",
                        "selu",
                        "softplus",
                        "silu",
                        "gelu",
                        "mish",
                        "softmax");
    }

    @Test
    void traits_ofEachFunction_areAsDocumented() {
        assertThat(with(f -> !f.isElementWise())).containsExactly(Activation.SOFTMAX);
        assertThat(with(Activation::hasKink)).containsExactly(Activation.RELU, Activation.LEAKY_RELU, Activation.SELU);
        assertThat(with(Activation::canDie)).containsExactly(Activation.RELU);
        assertThat(with(f -> f.relativeSlope().isPresent())).containsExactly(Activation.SIGMOID, Activation.TANH);
    }

    @Test
    void relativeSlope_isOneWhereItIsSteepest() {
        assertThat(Activation.SIGMOID.relativeSlope().orElseThrow().applyAsDouble(0.5))
                .isOne();
        assertThat(Activation.SIGMOID.relativeSlope().orElseThrow().applyAsDouble(1))
                .isZero();
        assertThat(Activation.TANH.relativeSlope().orElseThrow().applyAsDouble(0))
                .isOne();
        assertThat(Activation.TANH.relativeSlope().orElseThrow().applyAsDouble(-1))
                .isZero();
    }

    @Test
    void defaultInitializer_ofEachFunction_isAsDocumented() {
        assertThat(with(f -> Initializer.defaultFor(f).equals(new Initializer.He())))
                .containsExactly(
                        Activation.RELU,
                        Activation.LEAKY_RELU,
                        Activation.ELU,
                        Activation.SILU,
                        Activation.GELU,
                        Activation.MISH);
        assertThat(with(f -> Initializer.defaultFor(f).equals(new Initializer.LeCun())))
                .containsExactly(Activation.SELU);
        assertThat(with(f -> Initializer.defaultFor(f).equals(new Initializer.Xavier())))
                .containsExactly(
                        Activation.LINEAR,
                        Activation.SIGMOID,
                        Activation.TANH,
                        Activation.SOFTPLUS,
                        Activation.SOFTMAX);
    }
}
