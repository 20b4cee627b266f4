package org.myelin.observe;

/**
 * Sums in double precision, in an order that depends on the number of values only: neither threads nor vectors change a
 * bit. Four partial sums, so that an addition need not wait for the one before it.
 */
final class Sums {
    private static final int PARTS = 4;

    private Sums() {}

    /**
     * Σ xₖ of partial sums from one place to another, exclusive; in their order, which a stream of doubles would not
     * promise.
     */
    static double of(double[] x, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += x[k];
        }
        return sum;
    }

    /** Σ xₖ from one place to another, exclusive. */
    static double of(float[] x, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = from;
        for (; k <= to - PARTS; k += PARTS) {
            sum0 += x[k];
            sum1 += x[k + 1];
            sum2 += x[k + 2];
            sum3 += x[k + 3];
        }
        for (; k < to; k++) {
            sum0 += x[k];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Σ xₖ² from one place to another, exclusive. */
    static double squares(float[] x, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = from;
        for (; k <= to - PARTS; k += PARTS) {
            sum0 += square(x[k]);
            sum1 += square(x[k + 1]);
            sum2 += square(x[k + 2]);
            sum3 += square(x[k + 3]);
        }
        for (; k < to; k++) {
            sum0 += square(x[k]);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Σ (xₖ − yₖ)² over {@code count} values from a place in each. */
    static double squaredDifferences(float[] x, int xAt, float[] y, int yAt, int count) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k <= count - PARTS; k += PARTS) {
            sum0 += square((double) x[xAt + k] - y[yAt + k]);
            sum1 += square((double) x[xAt + k + 1] - y[yAt + k + 1]);
            sum2 += square((double) x[xAt + k + 2] - y[yAt + k + 2]);
            sum3 += square((double) x[xAt + k + 3] - y[yAt + k + 3]);
        }
        for (; k < count; k++) {
            sum0 += square((double) x[xAt + k] - y[yAt + k]);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** The same for all of them. */
    static double of(double[] x) {
        return of(x, 0, x.length);
    }

    private static double square(double value) {
        return value * value;
    }
}
