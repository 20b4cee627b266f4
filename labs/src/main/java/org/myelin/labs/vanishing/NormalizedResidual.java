package org.myelin.labs.vanishing;

import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.LayerNorm;
import org.myelin.text.Text;

/**
 * The remedy by structure: a ReLU network of residual blocks x + W₂ f(W₁ norm(x)) with layer normalisation (lecture
 * 17).
 *
 * @param depth number of weight matrices, even and at least 4: the first, two for each block, the last
 * @param width neurons of each hidden layer
 */
record NormalizedResidual(int depth, int width) {
    static final Text NAME = VanishingLab.TEXTS.text("residual");

    /** Whether a depth is that of such a network. */
    static boolean hasDepth(int depth) {
        return depth >= 4 && depth % 2 == 0;
    }

    /** What the engine trains. */
    Architecture architecture(int inputs, int classes) {
        Architecture.Builder network = Architecture.builder(inputs).dense(width, Activation.RELU);
        for (int block = 1; block <= (depth - 2) / 2; block++) {
            network.residual(new LayerNorm(), new Dense(width, Activation.RELU), new Dense(width, Activation.LINEAR));
        }
        return network.layerNorm().classes(classes);
    }
}
