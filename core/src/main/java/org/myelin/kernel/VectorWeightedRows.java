package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The forward step of one sample in SIMD: every weight is read once, and reading is all that takes time.
 *
 * <p>The processor fetches a few lines ahead of each run of addresses that it sees. One panel after the other gets half
 * of what the third cache can deliver, four panels side by side all of it. See docs/benchmarks.md.
 */
final class VectorWeightedRows {
    private VectorWeightedRows() {}

    /** See {@link Kernels#addWeightedRows}. */
    static void add(
            float[] from, int fromAt, int stride, int panels, int rows, float[] factors, float[] sum, int sumAt) {
        int panel = 0;
        for (; panel + Kernels.STREAMS <= panels; panel += Kernels.STREAMS) {
            for (int j = 0; j < WIDTH; j += 2 * LANES) {
                addFour(from, fromAt + panel * stride + j, stride, rows, factors, sum, sumAt + panel * WIDTH + j);
            }
        }
        for (; panel < panels; panel++) {
            for (int j = 0; j < WIDTH; j += 2 * LANES) {
                addOne(from, fromAt + panel * stride + j, rows, factors, sum, sumAt + panel * WIDTH + j);
            }
        }
    }

    private static void addFour(float[] from, int panel0, int stride, int rows, float[] factors, float[] sum, int at) {
        FloatVector p0 = FloatVector.fromArray(SPECIES, sum, at);
        FloatVector q0 = FloatVector.fromArray(SPECIES, sum, at + LANES);
        FloatVector p1 = FloatVector.fromArray(SPECIES, sum, at + WIDTH);
        FloatVector q1 = FloatVector.fromArray(SPECIES, sum, at + WIDTH + LANES);
        FloatVector p2 = FloatVector.fromArray(SPECIES, sum, at + 2 * WIDTH);
        FloatVector q2 = FloatVector.fromArray(SPECIES, sum, at + 2 * WIDTH + LANES);
        FloatVector p3 = FloatVector.fromArray(SPECIES, sum, at + 3 * WIDTH);
        FloatVector q3 = FloatVector.fromArray(SPECIES, sum, at + 3 * WIDTH + LANES);
        int panel1 = panel0 + stride;
        int panel2 = panel1 + stride;
        int panel3 = panel2 + stride;
        for (int k = 0; k < rows; k++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[k]);
            p0 = FloatVector.fromArray(SPECIES, from, panel0 + k * WIDTH).fma(factor, p0);
            q0 = FloatVector.fromArray(SPECIES, from, panel0 + k * WIDTH + LANES)
                    .fma(factor, q0);
            p1 = FloatVector.fromArray(SPECIES, from, panel1 + k * WIDTH).fma(factor, p1);
            q1 = FloatVector.fromArray(SPECIES, from, panel1 + k * WIDTH + LANES)
                    .fma(factor, q1);
            p2 = FloatVector.fromArray(SPECIES, from, panel2 + k * WIDTH).fma(factor, p2);
            q2 = FloatVector.fromArray(SPECIES, from, panel2 + k * WIDTH + LANES)
                    .fma(factor, q2);
            p3 = FloatVector.fromArray(SPECIES, from, panel3 + k * WIDTH).fma(factor, p3);
            q3 = FloatVector.fromArray(SPECIES, from, panel3 + k * WIDTH + LANES)
                    .fma(factor, q3);
        }
        p0.intoArray(sum, at);
        q0.intoArray(sum, at + LANES);
        p1.intoArray(sum, at + WIDTH);
        q1.intoArray(sum, at + WIDTH + LANES);
        p2.intoArray(sum, at + 2 * WIDTH);
        q2.intoArray(sum, at + 2 * WIDTH + LANES);
        p3.intoArray(sum, at + 3 * WIDTH);
        q3.intoArray(sum, at + 3 * WIDTH + LANES);
    }

    private static void addOne(float[] from, int panel0, int rows, float[] factors, float[] sum, int at) {
        FloatVector p0 = FloatVector.fromArray(SPECIES, sum, at);
        FloatVector q0 = FloatVector.fromArray(SPECIES, sum, at + LANES);
        for (int k = 0; k < rows; k++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[k]);
            p0 = FloatVector.fromArray(SPECIES, from, panel0 + k * WIDTH).fma(factor, p0);
            q0 = FloatVector.fromArray(SPECIES, from, panel0 + k * WIDTH + LANES)
                    .fma(factor, q0);
        }
        p0.intoArray(sum, at);
        q0.intoArray(sum, at + LANES);
    }
}
