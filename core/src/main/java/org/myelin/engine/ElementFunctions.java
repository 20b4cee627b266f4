package org.myelin.engine;

import org.myelin.kernel.ElementFunction;
import org.myelin.nn.Activation;

/** Which kernel belongs to which activation function. */
final class ElementFunctions {
    private ElementFunctions() {}

    /** The function; nothing for softmax, which {@link OutputLoss} computes together with the loss. */
    static ElementFunction of(Activation activation) {
        return switch (activation) {
            case LINEAR, SOFTMAX -> ElementFunction.LINEAR;
            case SIGMOID -> ElementFunction.SIGMOID;
            case TANH -> ElementFunction.TANH;
            case RELU -> ElementFunction.RELU;
            case LEAKY_RELU -> ElementFunction.LEAKY_RELU;
            case ELU -> ElementFunction.ELU;
            case SELU -> ElementFunction.SELU;
            case SOFTPLUS -> ElementFunction.SOFTPLUS;
            case SILU -> ElementFunction.SILU;
            case GELU -> ElementFunction.GELU;
            case MISH -> ElementFunction.MISH;
        };
    }
}
