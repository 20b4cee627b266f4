package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The matrix product in SIMD: a tile of C stays in registers while k runs through the whole depth.
 *
 * <p>A tile has two vectors of columns and as many rows as the registers hold: with 32 registers 12 rows make 24
 * accumulators, two registers hold the row of V and one the broadcast element of X, so that one step of k is 14 loads
 * and 24 fused multiply-adds and the multiply-adds are the limit. With 16 registers it is 6 rows. The accumulators are
 * single local variables because HotSpot keeps only those, not arrays of vectors, in registers.
 *
 * <p>Weights are far more than the caches hold, and each task needs others. Java has no instruction for fetching memory
 * ahead of its use; but a tile is busy with multiply-adds, not with loads. So every step of k also reads one value of
 * what comes next. The processor does not wait for it, and fetches the lines after it by itself.
 */
final class VectorProduct {
    /** 512-bit vectors imply 32 registers. */
    private static final int MOST_ROWS = LANES == 16 ? 12 : 6;

    private static final float NEVER = Float.MIN_VALUE;

    @SuppressWarnings("UnusedVariable") // written, so that what is read ahead has a use
    private static float touched;

    private VectorProduct() {}

    static void product(
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
            float[] next,
            float[] alsoNext,
            int nextAt,
            int nextLength) {
        int tiles = (rows + MOST_ROWS - 1) / MOST_ROWS * ((columns + 2 * LANES - 1) / (2 * LANES));
        int touches = Math.max(1, tiles * depth);
        int step = (nextLength + touches - 1) / touches;
        if (depth * step > next.length) {
            step = 0;
        }
        int nextEnd = next.length - Math.max(1, depth * step);
        int touch = nextAt;
        float sum = 0;
        for (int j = 0; j < columns; j += 2 * LANES) {
            int row = 0;
            while (row < rows) {
                int height = tileHeight(rows - row);
                int to = cAt + row * WIDTH + j;
                int from = Math.clamp((long) touch, 0, nextEnd);
                int r = xAt + row;
                int s = startAt + row;
                sum += switch (height) {
                    case 12 -> tile12(x, r, v, vAt + j, depth, start, s, c, to, next, alsoNext, from, step);
                    case 6 -> tile6(x, r, v, vAt + j, depth, start, s, c, to, next, alsoNext, from, step);
                    case 8 -> tile8(x, r, v, vAt + j, depth, start, s, c, to, next, alsoNext, from, step);
                    default -> tile4(x, r, v, vAt + j, depth, start, s, c, to, next, alsoNext, from, step);
                };
                row += height;
                touch += depth * step;
            }
        }
        if (sum == NEVER) {
            touched = sum; // or the compiler would leave out the reading ahead
        }
    }

    /**
     * Rows of the next tile, when so many are left; at first they are a multiple of 4. With 12 rows at most, 16 are better
     * cut into 8 + 8 than 12 + 4; with 6 at most, tiles of 4 come last.
     */
    private static int tileHeight(int rows) {
        if (MOST_ROWS == 12) {
            return rows >= 12 && rows != 16 ? 12 : rows >= 8 ? 8 : 4;
        }
        return rows < 12 && rows % 4 == 0 ? 4 : 6;
    }

    /** 12 rows of C, two vectors of columns. */
    private static float tile12(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            float[] next,
            float[] alsoNext,
            int nextAt,
            int nextStep) {
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
            sum += next[nextAt + k * nextStep] + alsoNext[nextAt + k * nextStep];
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
    private static float tile8(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            float[] next,
            float[] alsoNext,
            int nextAt,
            int nextStep) {
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
            sum += next[nextAt + k * nextStep] + alsoNext[nextAt + k * nextStep];
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

    /** 6 rows of C, two vectors of columns. */
    private static float tile6(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            float[] next,
            float[] alsoNext,
            int nextAt,
            int nextStep) {
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
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            sum += next[nextAt + k * nextStep] + alsoNext[nextAt + k * nextStep];
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
        return sum;
    }

    /** 4 rows of C, two vectors of columns. */
    private static float tile4(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            float[] next,
            float[] alsoNext,
            int nextAt,
            int nextStep) {
        FloatVector p0 = FloatVector.broadcast(SPECIES, start[startAt]);
        FloatVector q0 = p0;
        FloatVector p1 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
        FloatVector q1 = p1;
        FloatVector p2 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
        FloatVector q2 = p2;
        FloatVector p3 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
        FloatVector q3 = p3;
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            sum += next[nextAt + k * nextStep] + alsoNext[nextAt + k * nextStep];
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
        return sum;
    }
}
