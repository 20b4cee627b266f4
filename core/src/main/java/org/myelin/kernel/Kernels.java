package org.myelin.kernel;

/**
 * The numeric kernels of a training step over matrices in {@linkplain Panels panels}.
 *
 * <p>Two implementations give the same bits: {@link ScalarKernels}, the specification, and {@link VectorKernels}. All
 * kernels are pure functions of their arguments and thread-safe as long as two threads do not write to the same range.
 * Nothing is validated: offsets and sizes are the caller's promise.
 */
public sealed interface Kernels permits ScalarKernels, VectorKernels {
    /**
     * Number of panels that {@link #addWeightedRows} reads in parallel: a single one does not saturate the memory
     * bandwidth.
     */
    int STREAMS = 4;

    /** {@code scalar}, or {@code vector-} and the width in bits. */
    String name();

    /**
     * The product of the forward step: for r &lt; rows and c &lt; columns, C[r][c] = start[r] + Σₖ X[k][r] · V[k][c], k
     * ascending, each term one fused multiply-add. X, V and C lie in one panel each: consecutive rows of 32.
     *
     * @param x the panel X; column r of it makes row r of C
     * @param v the panel V
     * @param depth number of summed terms k
     * @param start rows values to begin with, the bias for example
     * @param rows rows of C to compute, a multiple of 4, at most 32
     * @param columns columns of C needed; the kernel may compute the rest of the 32 too
     * @param prefetch memory to prefetch into the caches meanwhile; it does not change the result
     * @param prefetchAt where that range begins; what lies outside of the array is not fetched
     * @param prefetchLength its length, 0 for none
     */
    void transposedProduct(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] prefetch,
            int prefetchAt,
            int prefetchLength);

    /**
     * The product of the backward step: for r &lt; rows and c &lt; columns, C[r][c] = Σₖ X[r][k] · V[k][c], k
     * ascending, each term one fused multiply-add. V and C lie in one panel each. X lies in several, one for each 32 k.
     *
     * @param x the blocks of X: element (r, k) is at xAt + ⌊k/32⌋ · xStride + 32 r + k mod 32
     * @param v the panel V
     * @param depth number of summed terms k
     * @param rows rows of C to compute, a multiple of 4, at most 32
     * @param columns columns of C needed; the kernel may compute the rest of the 32 too
     * @param prefetch memory to prefetch into the caches meanwhile; it does not change the result
     * @param prefetchAt where the first block of it begins; what lies outside of the array is not fetched
     * @param prefetchStride distance of the blocks, of which there are as many as of X
     * @param prefetchLength how much of each block is needed, 0 for nothing
     * @param prefetchFlat other memory to prefetch, contiguous
     * @param prefetchFlatAt where it begins
     * @param prefetchFlatLength its length, 0 for nothing
     */
    void product(
            float[] x,
            int xAt,
            int xStride,
            float[] v,
            int vAt,
            int depth,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] prefetch,
            int prefetchAt,
            int prefetchStride,
            int prefetchLength,
            float[] prefetchFlat,
            int prefetchFlatAt,
            int prefetchFlatLength);

    /** to[c][r] = from[r][c] for r &lt; rows, c &lt; columns, both blocks with rows of 32. */
    void transpose(float[] from, int fromAt, int rows, int columns, float[] to, int toAt);

    /**
     * The forward step of one sample: sum[c] += Σₖ factor[k] · from[k][c] for the columns of some panels, k ascending
     * from 0 to rows−1, each term one fused multiply-add.
     *
     * @param stride distance of the panels
     * @param panels their number; a multiple of {@value #STREAMS} is best
     */
    void addWeightedRows(
            float[] from, int fromAt, int stride, int panels, int rows, float[] factors, float[] sum, int sumAt);

    /** sum[c] = Σₖ from[k][c] for the 32 columns of a panel, k ascending from 0 to rows−1. */
    void sumRows(float[] from, int fromAt, int rows, float[] sum, int sumAt);

    /** Element-wise functions. */
    Functions functions();

    /** Layer and batch normalisation. */
    Norms norms();

    /** Updates of the optimisers. */
    Updates updates();

    /**
     * Multiply-adds that wait for nothing, neither memory nor each other: their rate is the upper limit of a core.
     *
     * @param values 64 small numbers to work with; the first one is changed, so that nothing can be left out
     * @return how many multiply-adds of single numbers a round has
     */
    int multiplyAdds(int rounds, float[] values);

    /** The kernels of this process, chosen once; see {@link KernelChoice}. */
    static Kernels active() {
        return KernelChoice.ACTIVE.kernels();
    }
}
