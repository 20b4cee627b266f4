package org.myelin.nn;

/** One layer of an {@link Architecture}: an immutable description without weights. */
public sealed interface Layer permits Dense {
    /** Number of outputs n_{l+1}. */
    int outputs();

    /**
     * Number of learnable values.
     *
     * @param inputs number of inputs n_l
     */
    long parameterCount(int inputs);
}
