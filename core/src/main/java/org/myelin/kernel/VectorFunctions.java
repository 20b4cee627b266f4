package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;
import static org.myelin.kernel.VectorMath.ONE;
import static org.myelin.kernel.VectorMath.ZERO;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Functions} with SIMD: a loop for each function, so that a network compiles only those that it uses. */
final class VectorFunctions implements Functions {
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    private static final IntVector NUMBERS = IntVector.zero(INTS).addIndex(1);
    private static final FloatVector MISH_MAX = FloatVector.broadcast(SPECIES, ElementFunction.MISH_MAX);
    private static final FloatVector FOUR = FloatVector.broadcast(SPECIES, 4);

    @Override
    public void activate(ElementFunction f, float[] z, int zAt, float[] a, int aAt, int length) {
        switch (f) {
            case LINEAR -> System.arraycopy(z, zAt, a, aAt, length);
            case SIGMOID -> sigmoid(z, zAt, a, aAt, length);
            case TANH -> tanh(z, zAt, a, aAt, length);
            case RELU -> relu(z, zAt, a, aAt, length);
            case LEAKY_RELU -> leakyRelu(z, zAt, a, aAt, length);
            case ELU -> elu(z, zAt, a, aAt, length);
            case SELU -> selu(z, zAt, a, aAt, length);
            case SOFTPLUS -> softplus(z, zAt, a, aAt, length);
            case SILU -> silu(z, zAt, a, aAt, length);
            case GELU -> gelu(z, zAt, a, aAt, length);
            case MISH -> mish(z, zAt, a, aAt, length);
        }
    }

    private static void sigmoid(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            VectorMath.sigmoid(x).intoArray(a, aAt + i);
        }
    }

    private static void tanh(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            VectorMath.tanh(x).intoArray(a, aAt + i);
        }
    }

    private static void relu(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            x.blend(ZERO, x.compare(VectorOperators.LT, ZERO)).intoArray(a, aAt + i);
        }
    }

    private static void leakyRelu(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            x.blend(x.mul(VectorMath.LEAK), x.compare(VectorOperators.LT, ZERO)).intoArray(a, aAt + i);
        }
    }

    private static void elu(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            x.blend(VectorMath.exp(x).sub(ONE), x.compare(VectorOperators.LT, ZERO))
                    .intoArray(a, aAt + i);
        }
    }

    private static void selu(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            FloatVector below = VectorMath.exp(x).sub(ONE).mul(VectorMath.SELU_SATURATION);
            x.mul(VectorMath.SELU_SCALE)
                    .blend(below, x.compare(VectorOperators.LT, ZERO))
                    .intoArray(a, aAt + i);
        }
    }

    private static void softplus(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            VectorMath.softplus(x).intoArray(a, aAt + i);
        }
    }

    private static void silu(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            x.mul(VectorMath.sigmoid(x)).intoArray(a, aAt + i);
        }
    }

    private static void gelu(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            x.mul(VectorMath.geluGate(x)).intoArray(a, aAt + i);
        }
    }

    private static void mish(float[] z, int zAt, float[] a, int aAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + i);
            FloatVector u = VectorMath.exp(x.min(MISH_MAX));
            FloatVector n = u.mul(u.add(VectorMath.TWO));
            x.max(VectorMath.EXP_MIN).mul(n.div(n.add(VectorMath.TWO))).intoArray(a, aAt + i);
        }
    }

    @Override
    public void multiplyByDerivative(
            ElementFunction f, float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        switch (f) {
            case LINEAR -> {}
            case SIGMOID -> sigmoidDerivative(delta, deltaAt, source, sourceAt, length);
            case TANH -> tanhDerivative(delta, deltaAt, source, sourceAt, length);
            case RELU -> reluDerivative(delta, deltaAt, source, sourceAt, length);
            case LEAKY_RELU -> leakyReluDerivative(delta, deltaAt, source, sourceAt, length);
            case ELU -> eluDerivative(delta, deltaAt, source, sourceAt, length);
            case SELU -> seluDerivative(delta, deltaAt, source, sourceAt, length);
            case SOFTPLUS -> softplusDerivative(delta, deltaAt, source, sourceAt, length);
            case SILU -> siluDerivative(delta, deltaAt, source, sourceAt, length);
            case GELU -> geluDerivative(delta, deltaAt, source, sourceAt, length);
            case MISH -> mishDerivative(delta, deltaAt, source, sourceAt, length);
        }
    }

    private static void sigmoidDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            d.mul(s.mul(ONE.sub(s))).intoArray(delta, deltaAt + i);
        }
    }

    private static void tanhDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            d.mul(s.neg().fma(s, ONE)).intoArray(delta, deltaAt + i);
        }
    }

    private static void reluDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            ZERO.blend(d, s.compare(VectorOperators.GT, ZERO)).intoArray(delta, deltaAt + i);
        }
    }

    private static void leakyReluDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            d.mul(VectorMath.LEAK).blend(d, s.compare(VectorOperators.GT, ZERO)).intoArray(delta, deltaAt + i);
        }
    }

    private static void eluDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            d.mul(s.add(ONE)).blend(d, s.compare(VectorOperators.GT, ZERO)).intoArray(delta, deltaAt + i);
        }
    }

    private static void seluDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            VectorMask<Float> above = s.compare(VectorOperators.GT, ZERO);
            FloatVector slope = s.add(VectorMath.SELU_SATURATION).blend(VectorMath.SELU_SCALE, above);
            d.mul(slope).intoArray(delta, deltaAt + i);
        }
    }

    private static void softplusDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            d.mul(ONE.sub(VectorMath.exp(s.neg()))).intoArray(delta, deltaAt + i);
        }
    }

    private static void siluDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            FloatVector gate = VectorMath.sigmoid(s);
            d.mul(s.mul(gate).fma(ONE.sub(gate), gate)).intoArray(delta, deltaAt + i);
        }
    }

    private static void geluDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            FloatVector gate = VectorMath.geluGate(s);
            FloatVector slope = s.mul(s).fma(VectorMath.GELU_CUBIC_SLOPE, VectorMath.GELU_LINEAR);
            d.mul(s.mul(gate).mul(ONE.sub(gate)).fma(slope, gate)).intoArray(delta, deltaAt + i);
        }
    }

    private static void mishDerivative(float[] delta, int deltaAt, float[] source, int sourceAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, deltaAt + i);
            FloatVector s = FloatVector.fromArray(SPECIES, source, sourceAt + i);
            FloatVector clamped = s.min(MISH_MAX).max(VectorMath.EXP_MIN);
            FloatVector u = VectorMath.exp(clamped);
            FloatVector n = u.mul(u.add(VectorMath.TWO));
            FloatVector sum = n.add(VectorMath.TWO);
            FloatVector slope = FOUR.mul(u).mul(u.add(ONE)).div(sum.mul(sum));
            d.mul(clamped.fma(slope, n.div(sum))).intoArray(delta, deltaAt + i);
        }
    }

    @Override
    public void softmax(float[] z, int at, int units, float[] maxima, int maximaAt, float[] sums, int sumsAt) {
        for (int j = 0; j < WIDTH; j += LANES) {
            FloatVector m = FloatVector.fromArray(SPECIES, z, at + j);
            for (int i = 1; i < units; i++) {
                m = m.max(FloatVector.fromArray(SPECIES, z, at + i * WIDTH + j));
            }
            FloatVector s = FloatVector.zero(SPECIES);
            for (int i = 0; i < units; i++) {
                FloatVector e = VectorMath.exp(
                        FloatVector.fromArray(SPECIES, z, at + i * WIDTH + j).sub(m));
                e.intoArray(z, at + i * WIDTH + j);
                s = s.add(e);
            }
            for (int i = 0; i < units; i++) {
                int k = at + i * WIDTH + j;
                FloatVector.fromArray(SPECIES, z, k).div(s).intoArray(z, k);
            }
            m.intoArray(maxima, maximaAt + j);
            s.intoArray(sums, sumsAt + j);
        }
    }

    @Override
    public void scaledDifference(
            float[] a, int aAt, float[] y, int yAt, float scale, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector ai = FloatVector.fromArray(SPECIES, a, aAt + i);
            FloatVector yi = FloatVector.fromArray(SPECIES, y, yAt + i);
            ai.sub(yi).mul(scale).intoArray(to, toAt + i);
        }
    }

    @Override
    public void addScaled(float[] x, int xAt, float[] y, int yAt, float scale, float[] to, int toAt, int length) {
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        for (int i = 0; i < length; i += LANES) {
            FloatVector xi = FloatVector.fromArray(SPECIES, x, xAt + i);
            factor.fma(FloatVector.fromArray(SPECIES, y, yAt + i), xi).intoArray(to, toAt + i);
        }
    }

    @Override
    public void dropout(float[] x, int xAt, float[] to, int toAt, int length, int key, int kept, float scale) {
        for (int i = 0; i < length; i += LANES) {
            IntVector h = NUMBERS.add(key + i);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16))
                    .mul(0x7feb352d);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15))
                    .mul(0x846ca68b);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
            VectorMask<Float> keeps = h.lanewise(VectorOperators.LSHR, 8)
                    .compare(VectorOperators.LT, kept)
                    .cast(SPECIES);
            FloatVector xi = FloatVector.fromArray(SPECIES, x, xAt + i);
            ZERO.blend(xi.mul(scale), keeps).intoArray(to, toAt + i);
        }
    }
}
