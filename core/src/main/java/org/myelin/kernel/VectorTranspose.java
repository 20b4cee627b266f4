package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes blocks of 8 × 8 values in registers: three rounds in which rows at distance 1, 2 and 4 exchange the values
 * that belong to the other one (Eklundh, IEEE Transactions on Computers C-21, 1972).
 */
final class VectorTranspose {
    /** Rows and columns of a block. */
    static final int BLOCK = 8;

    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
    private static final VectorShuffle<Float> SWAP_1 = swap(1);
    private static final VectorShuffle<Float> SWAP_2 = swap(2);
    private static final VectorShuffle<Float> SWAP_4 = swap(4);
    private static final VectorMask<Float> UPPER_1 = upper(1);
    private static final VectorMask<Float> UPPER_2 = upper(2);
    private static final VectorMask<Float> UPPER_4 = upper(4);
    private static final VectorMask<Float> LOWER_1 = UPPER_1.not();
    private static final VectorMask<Float> LOWER_2 = UPPER_2.not();
    private static final VectorMask<Float> LOWER_4 = UPPER_4.not();

    private VectorTranspose() {}

    /** Exchanges lanes at a distance. */
    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(EIGHT, lane -> lane ^ distance);
    }

    /** The second lane of each pair at a distance. */
    private static VectorMask<Float> upper(int distance) {
        boolean[] lanes = new boolean[BLOCK];
        for (int lane = 0; lane < BLOCK; lane++) {
            lanes[lane] = (lane & distance) != 0;
        }
        return VectorMask.fromArray(EIGHT, lanes, 0);
    }

    /** to[c][r] = from[r][c] for r, c &lt; 8, both with rows of {@value Panels#WIDTH}. */
    static void block(float[] from, int fromAt, float[] to, int toAt) {
        FloatVector r0 = FloatVector.fromArray(EIGHT, from, fromAt);
        FloatVector r1 = FloatVector.fromArray(EIGHT, from, fromAt + WIDTH);
        FloatVector r2 = FloatVector.fromArray(EIGHT, from, fromAt + 2 * WIDTH);
        FloatVector r3 = FloatVector.fromArray(EIGHT, from, fromAt + 3 * WIDTH);
        FloatVector r4 = FloatVector.fromArray(EIGHT, from, fromAt + 4 * WIDTH);
        FloatVector r5 = FloatVector.fromArray(EIGHT, from, fromAt + 5 * WIDTH);
        FloatVector r6 = FloatVector.fromArray(EIGHT, from, fromAt + 6 * WIDTH);
        FloatVector r7 = FloatVector.fromArray(EIGHT, from, fromAt + 7 * WIDTH);
        FloatVector s0 = r0.blend(r1.rearrange(SWAP_1), UPPER_1);
        FloatVector s1 = r1.blend(r0.rearrange(SWAP_1), LOWER_1);
        FloatVector s2 = r2.blend(r3.rearrange(SWAP_1), UPPER_1);
        FloatVector s3 = r3.blend(r2.rearrange(SWAP_1), LOWER_1);
        FloatVector s4 = r4.blend(r5.rearrange(SWAP_1), UPPER_1);
        FloatVector s5 = r5.blend(r4.rearrange(SWAP_1), LOWER_1);
        FloatVector s6 = r6.blend(r7.rearrange(SWAP_1), UPPER_1);
        FloatVector s7 = r7.blend(r6.rearrange(SWAP_1), LOWER_1);
        FloatVector t0 = s0.blend(s2.rearrange(SWAP_2), UPPER_2);
        FloatVector t1 = s1.blend(s3.rearrange(SWAP_2), UPPER_2);
        FloatVector t2 = s2.blend(s0.rearrange(SWAP_2), LOWER_2);
        FloatVector t3 = s3.blend(s1.rearrange(SWAP_2), LOWER_2);
        FloatVector t4 = s4.blend(s6.rearrange(SWAP_2), UPPER_2);
        FloatVector t5 = s5.blend(s7.rearrange(SWAP_2), UPPER_2);
        FloatVector t6 = s6.blend(s4.rearrange(SWAP_2), LOWER_2);
        FloatVector t7 = s7.blend(s5.rearrange(SWAP_2), LOWER_2);
        FloatVector u0 = t0.blend(t4.rearrange(SWAP_4), UPPER_4);
        FloatVector u1 = t1.blend(t5.rearrange(SWAP_4), UPPER_4);
        FloatVector u2 = t2.blend(t6.rearrange(SWAP_4), UPPER_4);
        FloatVector u3 = t3.blend(t7.rearrange(SWAP_4), UPPER_4);
        FloatVector u4 = t4.blend(t0.rearrange(SWAP_4), LOWER_4);
        FloatVector u5 = t5.blend(t1.rearrange(SWAP_4), LOWER_4);
        FloatVector u6 = t6.blend(t2.rearrange(SWAP_4), LOWER_4);
        FloatVector u7 = t7.blend(t3.rearrange(SWAP_4), LOWER_4);
        u0.intoArray(to, toAt);
        u1.intoArray(to, toAt + WIDTH);
        u2.intoArray(to, toAt + 2 * WIDTH);
        u3.intoArray(to, toAt + 3 * WIDTH);
        u4.intoArray(to, toAt + 4 * WIDTH);
        u5.intoArray(to, toAt + 5 * WIDTH);
        u6.intoArray(to, toAt + 6 * WIDTH);
        u7.intoArray(to, toAt + 7 * WIDTH);
    }
}
