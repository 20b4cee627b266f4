package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;

/** {@link Functions} in plain Java: the specification. */
final class ScalarFunctions implements Functions {
    @Override
    public void activate(ElementFunction f, float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i++) {
            a[aAt + i] = f.value(z[zAt + i]);
        }
    }

    @Override
    public void multiplyByDerivative(
            ElementFunction f, float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i++) {
            delta[deltaAt + i] = f.timesDerivative(delta[deltaAt + i], source[sourceAt + i]);
        }
    }

    @Override
    public void softmax(float[] z, int at, int units, float[] maxima, int maximaAt, float[] sums, int sumsAt) {
        for (int j = 0; j < WIDTH; j++) {
            float m = z[at + j];
            for (int i = 1; i < units; i++) {
                m = Math.max(m, z[at + i * WIDTH + j]);
            }
            float s = 0;
            for (int i = 0; i < units; i++) {
                int k = at + i * WIDTH + j;
                z[k] = ScalarMath.exp(z[k] - m);
                s += z[k];
            }
            for (int i = 0; i < units; i++) {
                z[at + i * WIDTH + j] /= s;
            }
            maxima[maximaAt + j] = m;
            sums[sumsAt + j] = s;
        }
    }

    @Override
    public void scaledDifference(
            float[] a, int aAt, float[] y, int yAt, float scale, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] = (a[aAt + i] - y[yAt + i]) * scale;
        }
    }

    @Override
    public void addScaled(float[] x, int xAt, float[] y, int yAt, float scale, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] = Math.fma(scale, y[yAt + i], x[xAt + i]);
        }
    }

    @Override
    public void dropout(float[] x, int xAt, float[] to, int toAt, int length, int key, int kept, float scale) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] = hash(key + i) >>> 8 < kept ? x[xAt + i] * scale : 0;
        }
    }

    /** A good mixing of 32 bits: Wellons, "Prospecting for hash functions", 2018 (lowbias32). */
    private static int hash(int x) {
        int h = (x ^ x >>> 16) * 0x7feb352d;
        h = (h ^ h >>> 15) * 0x846ca68b;
        return h ^ h >>> 16;
    }
}
