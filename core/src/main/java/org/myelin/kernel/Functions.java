package org.myelin.kernel;

/** What is computed element by element, and the softmax of the output layer. */
public sealed interface Functions permits ScalarFunctions, VectorFunctions {
    /** a := f(z); a may be z itself. */
    void activate(ElementFunction f, float[] z, int zAt, float[] a, int aAt, int length);

    /**
     * delta := delta ∘ f′.
     *
     * @param source z where {@link ElementFunction#derivativeNeedsZ}, else a = f(z)
     */
    void multiplyByDerivative(ElementFunction f, float[] delta, int deltaAt, float[] source, int sourceAt, int length);

    /**
     * Softmax of the columns of one panel: aᵢ = e^{zᵢ−m} / s with m = maxᵢ zᵢ and s = Σᵢ e^{zᵢ−m}, which cannot
     * overflow. Replaces z by a and leaves m and s for the loss.
     *
     * @param units number of rows i
     * @param maxima receives m of the 32 columns
     * @param sums receives s of the 32 columns
     */
    void softmax(float[] z, int at, int units, float[] maxima, int maximaAt, float[] sums, int sumsAt);

    /** to := (a − y) · scale, element by element. */
    void scaledDifference(float[] a, int aAt, float[] y, int yAt, float scale, float[] to, int toAt, int length);

    /** to := x + scale · y, element by element, one fused multiply-add each; to may be x or y. */
    void addScaled(float[] x, int xAt, float[] y, int yAt, float scale, float[] to, int toAt, int length);

    /**
     * Dropout: to[i] := x[i] · scale or 0. Element i is kept when a hash of key + i, 24 bits of it, is below {@code
     * kept}; so the same key drops the same elements again. to may be x.
     *
     * @param kept share of elements to keep, times 2²⁴
     */
    void dropout(float[] x, int xAt, float[] to, int toAt, int length, int key, int kept, float scale);
}
