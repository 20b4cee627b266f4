package org.myelin.observe;

import java.util.Arrays;
import org.myelin.kernel.Panels;

/**
 * Sums of squares, one for each range of the parameters, at the place of its first 32. A range belongs to one task, so
 * several threads may set different ones. Takes no memory before it is first cleared.
 */
final class RangeSums {
    private final int places;
    private double[] sums = {};

    /**
     * Prepares nothing yet.
     *
     * @param parameters number of parameters with padding
     */
    RangeSums(int parameters) {
        places = Math.ceilDiv(parameters, Panels.WIDTH);
    }

    /** Begins anew. */
    void clear() {
        if (sums.length == 0) {
            sums = new double[places];
        }
        Arrays.fill(sums, 0);
    }

    /** Sets the sum of the range that begins at a parameter. */
    void set(int at, double sum) {
        sums[at / Panels.WIDTH] = sum;
    }

    /** The root of the sum over a slot, in the order of the parameters whatever the threads. */
    double norm(int at, int length) {
        return Math.sqrt(Sums.of(sums, at / Panels.WIDTH, (at + length) / Panels.WIDTH));
    }
}
