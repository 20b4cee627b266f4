package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;
import static org.myelin.kernel.VectorProduct.PREFETCH_STEP;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of C = start + Xᵀ V: an element of X broadcast from row k and the column of its row of C. See {@link
 * VectorProduct}.
 */
final class VectorColumnTiles {
    private VectorColumnTiles() {}

    /** 12 rows of C, two vectors of columns. */
    static float tile12(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            float[] prefetch,
            int prefetchAt) {
        FloatVector p0 = FloatVector.broadcast(SPECIES, start[startAt]);
        FloatVector q0 = p0;
        FloatVector p1 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
        FloatVector q1 = p1;
        FloatVector p2 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
        FloatVector q2 = p2;
        FloatVector p3 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
        FloatVector q3 = p3;
        FloatVector p4 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
        FloatVector q4 = p4;
        FloatVector p5 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
        FloatVector q5 = p5;
        FloatVector p6 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
        FloatVector q6 = p6;
        FloatVector p7 = FloatVector.broadcast(SPECIES, start[startAt + 7]);
        FloatVector q7 = p7;
        FloatVector p8 = FloatVector.broadcast(SPECIES, start[startAt + 8]);
        FloatVector q8 = p8;
        FloatVector p9 = FloatVector.broadcast(SPECIES, start[startAt + 9]);
        FloatVector q9 = p9;
        FloatVector p10 = FloatVector.broadcast(SPECIES, start[startAt + 10]);
        FloatVector q10 = p10;
        FloatVector p11 = FloatVector.broadcast(SPECIES, start[startAt + 11]);
        FloatVector q11 = p11;
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            sum += prefetch[prefetchAt + k * PREFETCH_STEP];
            FloatVector v0 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH);
            FloatVector v1 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH + LANES);
            int at = xAt + k * WIDTH;
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[at]);
            p0 = v0.fma(x0, p0);
            q0 = v1.fma(x0, q0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            p1 = v0.fma(x1, p1);
            q1 = v1.fma(x1, q1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            p2 = v0.fma(x2, p2);
            q2 = v1.fma(x2, q2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            p3 = v0.fma(x3, p3);
            q3 = v1.fma(x3, q3);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[at + 4]);
            p4 = v0.fma(x4, p4);
            q4 = v1.fma(x4, q4);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[at + 5]);
            p5 = v0.fma(x5, p5);
            q5 = v1.fma(x5, q5);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[at + 6]);
            p6 = v0.fma(x6, p6);
            q6 = v1.fma(x6, q6);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[at + 7]);
            p7 = v0.fma(x7, p7);
            q7 = v1.fma(x7, q7);
            FloatVector x8 = FloatVector.broadcast(SPECIES, x[at + 8]);
            p8 = v0.fma(x8, p8);
            q8 = v1.fma(x8, q8);
            FloatVector x9 = FloatVector.broadcast(SPECIES, x[at + 9]);
            p9 = v0.fma(x9, p9);
            q9 = v1.fma(x9, q9);
            FloatVector x10 = FloatVector.broadcast(SPECIES, x[at + 10]);
            p10 = v0.fma(x10, p10);
            q10 = v1.fma(x10, q10);
            FloatVector x11 = FloatVector.broadcast(SPECIES, x[at + 11]);
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
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            float[] prefetch,
            int prefetchAt) {
        FloatVector p0 = FloatVector.broadcast(SPECIES, start[startAt]);
        FloatVector q0 = p0;
        FloatVector p1 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
        FloatVector q1 = p1;
        FloatVector p2 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
        FloatVector q2 = p2;
        FloatVector p3 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
        FloatVector q3 = p3;
        FloatVector p4 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
        FloatVector q4 = p4;
        FloatVector p5 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
        FloatVector q5 = p5;
        FloatVector p6 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
        FloatVector q6 = p6;
        FloatVector p7 = FloatVector.broadcast(SPECIES, start[startAt + 7]);
        FloatVector q7 = p7;
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            sum += prefetch[prefetchAt + k * PREFETCH_STEP];
            FloatVector v0 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH);
            FloatVector v1 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH + LANES);
            int at = xAt + k * WIDTH;
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[at]);
            p0 = v0.fma(x0, p0);
            q0 = v1.fma(x0, q0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            p1 = v0.fma(x1, p1);
            q1 = v1.fma(x1, q1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            p2 = v0.fma(x2, p2);
            q2 = v1.fma(x2, q2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            p3 = v0.fma(x3, p3);
            q3 = v1.fma(x3, q3);
            FloatVector x4 = FloatVector.broadcast(SPECIES, x[at + 4]);
            p4 = v0.fma(x4, p4);
            q4 = v1.fma(x4, q4);
            FloatVector x5 = FloatVector.broadcast(SPECIES, x[at + 5]);
            p5 = v0.fma(x5, p5);
            q5 = v1.fma(x5, q5);
            FloatVector x6 = FloatVector.broadcast(SPECIES, x[at + 6]);
            p6 = v0.fma(x6, p6);
            q6 = v1.fma(x6, q6);
            FloatVector x7 = FloatVector.broadcast(SPECIES, x[at + 7]);
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
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            boolean first) {
        FloatVector p0 =
                first ? FloatVector.broadcast(SPECIES, start[startAt]) : FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector q0 =
                first ? FloatVector.broadcast(SPECIES, start[startAt]) : FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector p1 = first
                ? FloatVector.broadcast(SPECIES, start[startAt + 1])
                : FloatVector.fromArray(SPECIES, c, cAt + WIDTH);
        FloatVector q1 = first
                ? FloatVector.broadcast(SPECIES, start[startAt + 1])
                : FloatVector.fromArray(SPECIES, c, cAt + WIDTH + LANES);
        FloatVector p2 = first
                ? FloatVector.broadcast(SPECIES, start[startAt + 2])
                : FloatVector.fromArray(SPECIES, c, cAt + 2 * WIDTH);
        FloatVector q2 = first
                ? FloatVector.broadcast(SPECIES, start[startAt + 2])
                : FloatVector.fromArray(SPECIES, c, cAt + 2 * WIDTH + LANES);
        FloatVector p3 = first
                ? FloatVector.broadcast(SPECIES, start[startAt + 3])
                : FloatVector.fromArray(SPECIES, c, cAt + 3 * WIDTH);
        FloatVector q3 = first
                ? FloatVector.broadcast(SPECIES, start[startAt + 3])
                : FloatVector.fromArray(SPECIES, c, cAt + 3 * WIDTH + LANES);
        for (int k = 0; k < depth; k++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH);
            FloatVector v1 = FloatVector.fromArray(SPECIES, v, vAt + k * WIDTH + LANES);
            int at = xAt + k * WIDTH;
            FloatVector x0 = FloatVector.broadcast(SPECIES, x[at]);
            p0 = v0.fma(x0, p0);
            q0 = v1.fma(x0, q0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            p1 = v0.fma(x1, p1);
            q1 = v1.fma(x1, q1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            p2 = v0.fma(x2, p2);
            q2 = v1.fma(x2, q2);
            FloatVector x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            p3 = v0.fma(x3, p3);
            q3 = v1.fma(x3, q3);
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
