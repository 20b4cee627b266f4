package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;
import static org.myelin.kernel.VectorProduct.PREFETCH_STEP;

import jdk.incubator.vector.FloatVector;

/** Tiles of C = X V: an element of X broadcast from its row of C and column k. See {@link VectorProduct}. */
final class VectorRowTiles {
    private VectorRowTiles() {}

    /** 12 rows of C, two vectors of columns. */
    static float tile12(
            float[] x,
            int xAt,
            int xStride,
            float[] v,
            int vAt,
            int depth,
            float[] c,
            int cAt,
            float[] prefetch,
            int prefetchAt,
            int prefetchStride,
            float[] prefetchFlat,
            int prefetchFlatAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector p0 = zero;
        FloatVector q0 = zero;
        FloatVector p1 = zero;
        FloatVector q1 = zero;
        FloatVector p2 = zero;
        FloatVector q2 = zero;
        FloatVector p3 = zero;
        FloatVector q3 = zero;
        FloatVector p4 = zero;
        FloatVector q4 = zero;
        FloatVector p5 = zero;
        FloatVector q5 = zero;
        FloatVector p6 = zero;
        FloatVector q6 = zero;
        FloatVector p7 = zero;
        FloatVector q7 = zero;
        FloatVector p8 = zero;
        FloatVector q8 = zero;
        FloatVector p9 = zero;
        FloatVector q9 = zero;
        FloatVector p10 = zero;
        FloatVector q10 = zero;
        FloatVector p11 = zero;
        FloatVector q11 = zero;
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            int block = k / WIDTH;
            int column = k % WIDTH;
            sum += prefetch[prefetchAt + block * prefetchStride + column * PREFETCH_STEP]
                    + prefetchFlat[prefetchFlatAt + k * PREFETCH_STEP];
            FloatVector v0 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH);
            FloatVector v1 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH + LANES);
            int at = xAt + block * xStride + column;
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[at]);
            p0 = v0.fma(x0, p0);
            q0 = v1.fma(x0, q0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[at + WIDTH]);
            p1 = v0.fma(x1, p1);
            q1 = v1.fma(x1, q1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[at + 2 * WIDTH]);
            p2 = v0.fma(x2, p2);
            q2 = v1.fma(x2, q2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[at + 3 * WIDTH]);
            p3 = v0.fma(x3, p3);
            q3 = v1.fma(x3, q3);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[at + 4 * WIDTH]);
            p4 = v0.fma(x4, p4);
            q4 = v1.fma(x4, q4);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[at + 5 * WIDTH]);
            p5 = v0.fma(x5, p5);
            q5 = v1.fma(x5, q5);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[at + 6 * WIDTH]);
            p6 = v0.fma(x6, p6);
            q6 = v1.fma(x6, q6);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[at + 7 * WIDTH]);
            p7 = v0.fma(x7, p7);
            q7 = v1.fma(x7, q7);
            FloatVector x8 = FloatVector.broadcast(SPECIES, x[at + 8 * WIDTH]);
            p8 = v0.fma(x8, p8);
            q8 = v1.fma(x8, q8);
            FloatVector x9 = FloatVector.broadcast(SPECIES, x[at + 9 * WIDTH]);
            p9 = v0.fma(x9, p9);
            q9 = v1.fma(x9, q9);
            FloatVector x10 = FloatVector.broadcast(SPECIES, x[at + 10 * WIDTH]);
            p10 = v0.fma(x10, p10);
            q10 = v1.fma(x10, q10);
            FloatVector x11 = FloatVector.broadcast(SPECIES, x[at + 11 * WIDTH]);
            p11 = v0.fma(x11, p11);
            q11 = v1.fma(x11, q11);
        }
        p0.intoArray(c, cAt);
        q0.intoArray(c, cAt + LANES);
        p1.intoArray(c, cAt + WIDTH);
        q1.intoArray(c, cAt + WIDTH + LANES);
        p2.intoArray(c, cAt + 2 * WIDTH);
        q2.intoArray(c, cAt + 2 * WIDTH + LANES);
        p3.intoArray(c, cAt + 3 * WIDTH);
        q3.intoArray(c, cAt + 3 * WIDTH + LANES);
        p4.intoArray(c, cAt + 4 * WIDTH);
        q4.intoArray(c, cAt + 4 * WIDTH + LANES);
        p5.intoArray(c, cAt + 5 * WIDTH);
        q5.intoArray(c, cAt + 5 * WIDTH + LANES);
        p6.intoArray(c, cAt + 6 * WIDTH);
        q6.intoArray(c, cAt + 6 * WIDTH + LANES);
        p7.intoArray(c, cAt + 7 * WIDTH);
        q7.intoArray(c, cAt + 7 * WIDTH + LANES);
        p8.intoArray(c, cAt + 8 * WIDTH);
        q8.intoArray(c, cAt + 8 * WIDTH + LANES);
        p9.intoArray(c, cAt + 9 * WIDTH);
        q9.intoArray(c, cAt + 9 * WIDTH + LANES);
        p10.intoArray(c, cAt + 10 * WIDTH);
        q10.intoArray(c, cAt + 10 * WIDTH + LANES);
        p11.intoArray(c, cAt + 11 * WIDTH);
        q11.intoArray(c, cAt + 11 * WIDTH + LANES);
        return sum;
    }

    /** 8 rows of C, two vectors of columns. */
    static float tile8(
            float[] x,
            int xAt,
            int xStride,
            float[] v,
            int vAt,
            int depth,
            float[] c,
            int cAt,
            float[] prefetch,
            int prefetchAt,
            int prefetchStride,
            float[] prefetchFlat,
            int prefetchFlatAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector p0 = zero;
        FloatVector q0 = zero;
        FloatVector p1 = zero;
        FloatVector q1 = zero;
        FloatVector p2 = zero;
        FloatVector q2 = zero;
        FloatVector p3 = zero;
        FloatVector q3 = zero;
        FloatVector p4 = zero;
        FloatVector q4 = zero;
        FloatVector p5 = zero;
        FloatVector q5 = zero;
        FloatVector p6 = zero;
        FloatVector q6 = zero;
        FloatVector p7 = zero;
        FloatVector q7 = zero;
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            int block = k / WIDTH;
            int column = k % WIDTH;
            sum += prefetch[prefetchAt + block * prefetchStride + column * PREFETCH_STEP]
                    + prefetchFlat[prefetchFlatAt + k * PREFETCH_STEP];
            FloatVector v0 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH);
            FloatVector v1 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH + LANES);
            int at = xAt + block * xStride + column;
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[at]);
            p0 = v0.fma(x0, p0);
            q0 = v1.fma(x0, q0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[at + WIDTH]);
            p1 = v0.fma(x1, p1);
            q1 = v1.fma(x1, q1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[at + 2 * WIDTH]);
            p2 = v0.fma(x2, p2);
            q2 = v1.fma(x2, q2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[at + 3 * WIDTH]);
            p3 = v0.fma(x3, p3);
            q3 = v1.fma(x3, q3);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[at + 4 * WIDTH]);
            p4 = v0.fma(x4, p4);
            q4 = v1.fma(x4, q4);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[at + 5 * WIDTH]);
            p5 = v0.fma(x5, p5);
            q5 = v1.fma(x5, q5);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[at + 6 * WIDTH]);
            p6 = v0.fma(x6, p6);
            q6 = v1.fma(x6, q6);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[at + 7 * WIDTH]);
            p7 = v0.fma(x7, p7);
            q7 = v1.fma(x7, q7);
        }
        p0.intoArray(c, cAt);
        q0.intoArray(c, cAt + LANES);
        p1.intoArray(c, cAt + WIDTH);
        q1.intoArray(c, cAt + WIDTH + LANES);
        p2.intoArray(c, cAt + 2 * WIDTH);
        q2.intoArray(c, cAt + 2 * WIDTH + LANES);
        p3.intoArray(c, cAt + 3 * WIDTH);
        q3.intoArray(c, cAt + 3 * WIDTH + LANES);
        p4.intoArray(c, cAt + 4 * WIDTH);
        q4.intoArray(c, cAt + 4 * WIDTH + LANES);
        p5.intoArray(c, cAt + 5 * WIDTH);
        q5.intoArray(c, cAt + 5 * WIDTH + LANES);
        p6.intoArray(c, cAt + 6 * WIDTH);
        q6.intoArray(c, cAt + 6 * WIDTH + LANES);
        p7.intoArray(c, cAt + 7 * WIDTH);
        q7.intoArray(c, cAt + 7 * WIDTH + LANES);
        return sum;
    }

    /** 4 rows of C, two vectors of columns; takes the terms up to now from C unless they are the first. */
    static void tile4(
            float[] x, int xAt, int xStride, float[] v, int vAt, int depth, float[] c, int cAt, boolean first) {
        FloatVector p0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector q0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector p1 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + WIDTH);
        FloatVector q1 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + WIDTH + LANES);
        FloatVector p2 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + 2 * WIDTH);
        FloatVector q2 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + 2 * WIDTH + LANES);
        FloatVector p3 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + 3 * WIDTH);
        FloatVector q3 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c, cAt + 3 * WIDTH + LANES);
        int block = xAt;
        for (int from = 0; from < depth; from += WIDTH) {
            int terms = Math.min(WIDTH, depth - from);
            int vBlock = vAt + from * WIDTH;
            for (int k = 0; k < terms; k++) {
                FloatVector v0 = FloatVector.fromArray(SPECIES, v, vBlock + k * WIDTH);
                FloatVector v1 = FloatVector.fromArray(SPECIES, v, vBlock + k * WIDTH + LANES);
                FloatVector x0 = FloatVector.broadcast(SPECIES, x[block + k]);
                p0 = v0.fma(x0, p0);
                q0 = v1.fma(x0, q0);
                FloatVector x1 = FloatVector.broadcast(SPECIES, x[block + k + WIDTH]);
                p1 = v0.fma(x1, p1);
                q1 = v1.fma(x1, q1);
                FloatVector x2 = FloatVector.broadcast(SPECIES, x[block + k + 2 * WIDTH]);
                p2 = v0.fma(x2, p2);
                q2 = v1.fma(x2, q2);
                FloatVector x3 = FloatVector.broadcast(SPECIES, x[block + k + 3 * WIDTH]);
                p3 = v0.fma(x3, p3);
                q3 = v1.fma(x3, q3);
            }
            block += xStride;
        }
        p0.intoArray(c, cAt);
        q0.intoArray(c, cAt + LANES);
        p1.intoArray(c, cAt + WIDTH);
        q1.intoArray(c, cAt + WIDTH + LANES);
        p2.intoArray(c, cAt + 2 * WIDTH);
        q2.intoArray(c, cAt + 2 * WIDTH + LANES);
        p3.intoArray(c, cAt + 3 * WIDTH);
        q3.intoArray(c, cAt + 3 * WIDTH + LANES);
    }
}
