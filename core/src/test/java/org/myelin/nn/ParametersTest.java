package org.myelin.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where parameters lie, what they are called and how they start. */
class ParametersTest {
    private static final Architecture NETWORK = Architecture.builder(6)
            .layer(new Whitening(5, 0.1))
            .layer(new Scale())
            .dense(40, Activation.LINEAR)
            .batchNorm()
            .activate(Activation.RELU)
            .layer(new Residual(List.of(new LayerNorm(), new Dense(3, Activation.LINEAR)), 0.5))
            .classes(2);

    /** Matrices take whole panels of 32 outputs and rows of inputs in multiples of 4, vectors multiples of 32. */
    @Test
    void slots_ofEveryType_areInTheOrderOfFiles() {
        assertThat(Parameters.slots(NETWORK))
                .containsExactly(
                        new ParameterSlot("layers.0.weight", 0, true, false, false, 5, 6, 0),
                        new ParameterSlot("layers.0.bias", 0, false, false, false, 5, 1, 256),
                        new ParameterSlot("layers.1.weight", 1, false, true, false, 5, 1, 288),
                        new ParameterSlot("layers.2.weight", 2, true, true, true, 40, 5, 320),
                        new ParameterSlot("layers.2.bias", 2, false, true, false, 40, 1, 832),
                        new ParameterSlot("layers.3.weight", 3, false, true, false, 40, 1, 896),
                        new ParameterSlot("layers.3.bias", 3, false, true, false, 40, 1, 960),
                        new ParameterSlot("layers.3.mean", 3, false, false, false, 40, 1, 1024),
                        new ParameterSlot("layers.3.variance", 3, false, false, false, 40, 1, 1088),
                        new ParameterSlot("layers.5.shortcut.weight", 5, true, true, true, 3, 40, 1152),
                        new ParameterSlot("layers.5.branch.0.weight", 6, false, true, false, 40, 1, 2432),
                        new ParameterSlot("layers.5.branch.0.bias", 6, false, true, false, 40, 1, 2496),
                        new ParameterSlot("layers.5.branch.1.weight", 7, true, true, true, 3, 40, 2560),
                        new ParameterSlot("layers.5.branch.1.bias", 7, false, true, false, 3, 1, 3840),
                        new ParameterSlot("layers.6.weight", 8, true, true, true, 2, 3, 3872),
                        new ParameterSlot("layers.6.bias", 8, false, true, false, 2, 1, 4000));
        assertThat(Parameters.zeros(NETWORK).layout().size()).isEqualTo(4032);
    }

    @Test
    void slot_ofANameThatTheLayerLacks_isRefused() {
        ParameterLayout layout = Parameters.zeros(NETWORK).layout();

        assertThat(layout.slot(3, BatchNorm.VARIANCE).at()).isEqualTo(1088);
        assertThat(layout.find(6, BatchNorm.VARIANCE)).isEmpty();
        assertThatThrownBy(() -> layout.slot(6, BatchNorm.VARIANCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters: layer 6.1 of type layer-norm has no variance, only [weight, bias]");
    }

    @Test
    void initialize_ofEveryType_isAsDeclared() {
        Parameters parameters = Parameters.initialize(NETWORK, 1);

        for (ParameterSlot slot : Parameters.slots(NETWORK)) {
            float[] values = parameters.values(slot);
            if (slot.isMatrix() && slot.isTrained()) {
                double bound = new Initializer.Xavier().bound(slot.inputs(), slot.outputs());
                assertThat(values).as(slot.name()).doesNotContain(0f);
                for (float value : values) {
                    assertThat((double) Math.abs(value)).isLessThanOrEqualTo(bound);
                }
            } else {
                boolean isFactor = slot.name().endsWith("weight") && !slot.isMatrix();
                boolean isOne = isFactor || slot.name().endsWith("variance");
                assertThat(values).as(slot.name()).containsOnly(isOne ? 1f : 0f);
            }
        }
    }

    /** The bits of version 0.1.0: weights of recipes rely on them. */
    @Test
    void initialize_sameSeed_sameBitsAsEver() {
        Architecture network = Architecture.builder(6)
                .layer(new Whitening(5, 0.1))
                .dense(40, Activation.LINEAR)
                .batchNorm()
                .activate(Activation.RELU)
                .layer(new Residual(List.of(new LayerNorm(), new Dense(3, Activation.LINEAR)), 0.5))
                .classes(2);

        assertThat(Parameters.initialize(network, 1).sha256())
                .isEqualTo("50af51662bc57ace22ce9072b947155f9b45f8d38c6269fb627b57988e786a17");
    }

    @Test
    void setters_wrongNumberOfValues_areRefused() {
        Parameters parameters = Parameters.zeros(NETWORK);

        assertThatThrownBy(() -> parameters.setWeights(1, new float[4]))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("parameters: weights of layer 2 are 5 values, but 4 were given");
        assertThatThrownBy(() -> parameters.setBiases(1, new float[5]))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("parameters: biases of layer 2 are 0 values, but 5 were given");
        assertThatThrownBy(() -> parameters.copyFrom(
                        Parameters.zeros(Architecture.builder(2).classes(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters: cannot copy those of [2, 3] into a network of [6, 5, 40, 3, 2]; both need the"
                        + " same architecture");
    }
}
