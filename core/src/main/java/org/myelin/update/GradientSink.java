package org.myelin.update;

/** Where the backward step hands over gradients, range by range. */
public interface GradientSink {
    /**
     * Accepts the mean gradient over the batch of one range of the parameters. Several threads call this at once, with
     * different ranges.
     *
     * @param thread number of the calling thread in its team
     * @param offset index of the first parameter
     * @param length number of parameters
     * @param gradient holds the gradient; its values of the range may be changed
     * @param gradientOffset index of its first value
     * @param hasWeightDecay whether weight decay applies
     */
    void accept(int thread, int offset, int length, float[] gradient, int gradientOffset, boolean hasWeightDecay);

    /** An array that {@link #accept} reads and writes at the range's indices, to be prefetched. */
    float[] prefetchTarget();

    /** Another such array, or the same. */
    float[] secondPrefetchTarget();
}
