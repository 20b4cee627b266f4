package org.myelin.nn;

/**
 * One layer of an {@link Architecture}: an immutable description without weights.
 *
 * <p>A layer takes the activations of the layer before, a row for each neuron, and gives its own. {@link Residual} holds
 * other layers; all others are leaves.
 */
public sealed interface Layer permits Dense, Activate, LayerNorm, BatchNorm, Dropout, Whitening, Residual {
    /**
     * Number of outputs n_{l+1}.
     *
     * @param inputs number of inputs n_l
     */
    int outputs(int inputs);

    /**
     * Number of learnable values.
     *
     * @param inputs number of inputs n_l
     */
    long parameterCount(int inputs);
}
