package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.nn.Activation;

/** Which kernel belongs to which activation function. */
final class ElementWise {
    private ElementWise() {}

    /** z := f(z) (lecture 6). Softmax does nothing here: it is not element-wise. */
    static void activate(Kernels kernels, Activation activation, float[] z, int at, int length) {
        switch (activation) {
            case RELU -> kernels.relu(z, at, length);
            case SIGMOID -> kernels.sigmoid(z, at, length);
            case TANH -> kernels.tanh(z, at, length);
            case LINEAR, SOFTMAX -> {}
        }
    }

    /** δ := δ ∘ f′(z), from a = f(z). Softmax does nothing here: cross-entropy has taken it in (see {@link OutputLoss}). */
    static void multiplyByDerivative(
            Kernels kernels, Activation activation, float[] delta, int deltaAt, float[] a, int aAt, int length) {
        switch (activation) {
            case RELU -> kernels.reluDerivative(delta, deltaAt, a, aAt, length);
            case SIGMOID -> kernels.sigmoidDerivative(delta, deltaAt, a, aAt, length);
            case TANH -> kernels.tanhDerivative(delta, deltaAt, a, aAt, length);
            case LINEAR, SOFTMAX -> {}
        }
    }
}
