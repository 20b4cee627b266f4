package org.myelin.benchmarks.ladder;

import java.util.Arrays;
import java.util.Random;

/**
 * A layer to compute.
 *
 * @param m neurons
 * @param k inputs
 * @param n samples
 * @param w m × k
 * @param x k × n
 * @param bias m
 * @param a m × n, the result
 */
record Layer(int m, int k, int n, float[] w, float[] x, float[] bias, float[] a) {
    static Layer random(int m, int k, int n) {
        Random random = new Random(1);
        return new Layer(m, k, n, values(random, m * k), values(random, k * n), values(random, m), new float[m * n]);
    }

    private static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    double flops() {
        return 2.0 * m * k * n;
    }

    void startWithBias() {
        for (int i = 0; i < m; i++) {
            Arrays.fill(a, i * n, (i + 1) * n, bias[i]);
        }
    }

    void relu() {
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.max(0, a[i]);
        }
    }
}
