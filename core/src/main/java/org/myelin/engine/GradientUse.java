package org.myelin.engine;

/** What is done with gradients as they are computed, range by range, by several threads on different ranges. */
interface GradientUse {
    /**
     * Takes the mean gradient of one range of the parameters.
     *
     * @param at where the range begins in the parameters
     * @param gradient holds the gradient from its beginning; may be changed
     * @param decays whether weight decay applies
     */
    default void take(int at, float[] gradient, int length, boolean decays) {
        take(at, gradient, 0, length, decays);
    }

    /** The same with a gradient that begins at {@code gradientAt}. */
    void take(int at, float[] gradient, int gradientAt, int length, boolean decays);

    /** What taking a range reads and writes at the same places, to be fetched before. */
    float[] soon();

    /** More of it, or the same. */
    float[] alsoSoon();
}
