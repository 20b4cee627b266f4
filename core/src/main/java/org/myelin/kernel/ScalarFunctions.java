package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;

/** {@link Functions} in plain Java: the specification. */
final class ScalarFunctions implements Functions {
    @Override
    public void activate(ElementFunction f, float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i++) {
            a[aAt + i] = value(f, z[zAt + i]);
        }
    }

    /** f(z). */
    static float value(ElementFunction f, float z) {
        return switch (f) {
            case LINEAR -> z;
            case SIGMOID -> ScalarMath.sigmoid(z);
            case TANH -> ScalarMath.tanh(z);
            case RELU -> z < 0 ? 0 : z;
            case LEAKY_RELU -> z < 0 ? z * ScalarMath.LEAK : z;
            case ELU -> z < 0 ? ScalarMath.exp(z) - 1 : z;
            case SELU -> z < 0 ? (ScalarMath.exp(z) - 1) * ScalarMath.SELU_SATURATION : z * ScalarMath.SELU_SCALE;
            case SOFTPLUS -> ScalarMath.softplus(z);
            case SILU -> z * ScalarMath.sigmoid(z);
            case GELU -> z * geluGate(z);
        };
    }

    /** σ(2√(2/π)(z + 0.044715 z³)). */
    private static float geluGate(float z) {
        return ScalarMath.sigmoid(z * Math.fma(z * z, ScalarMath.GELU_CUBIC, ScalarMath.GELU_LINEAR));
    }

    @Override
    public void multiplyByDerivative(
            ElementFunction f, float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i++) {
            delta[deltaAt + i] = timesDerivative(f, delta[deltaAt + i], source[sourceAt + i]);
        }
    }

    private static float timesDerivative(ElementFunction f, float delta, float source) {
        return switch (f) {
            case LINEAR -> delta;
            case SIGMOID -> delta * (source * (1 - source));
            case TANH -> delta * Math.fma(-source, source, 1);
            case RELU -> source > 0 ? delta : 0;
            case LEAKY_RELU -> source > 0 ? delta : delta * ScalarMath.LEAK;
            case ELU -> source > 0 ? delta : delta * (source + 1);
            case SELU -> delta * (source > 0 ? ScalarMath.SELU_SCALE : source + ScalarMath.SELU_SATURATION);
            case SOFTPLUS -> delta * (1 - ScalarMath.exp(-source));
            case SILU -> {
                float s = ScalarMath.sigmoid(source);
                yield delta * Math.fma(source * s, 1 - s, s);
            }
            case GELU -> {
                float s = geluGate(source);
                float slope = Math.fma(source * source, ScalarMath.GELU_CUBIC_SLOPE, ScalarMath.GELU_LINEAR);
                yield delta * Math.fma(source * s * (1 - s), slope, s);
            }
        };
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
