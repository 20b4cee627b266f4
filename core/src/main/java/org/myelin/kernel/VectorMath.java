package org.myelin.kernel;

import static org.myelin.kernel.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarMath}, a vector at a time: the same operations in the same order, so the same bits. */
final class VectorMath {
    // Vectors, not numbers: a broadcast adds some hundred nodes to the graph of a kernel's compilation, and where they
    // become too many HotSpot stops inlining and allocates each vector.
    static final FloatVector EXP_MIN = constant(ScalarMath.EXP_MIN);
    private static final FloatVector EXP_MAX = constant(ScalarMath.EXP_MAX);
    private static final FloatVector LOG2_E = constant(ScalarMath.LOG2_E);
    private static final FloatVector ROUNDING = constant(ScalarMath.ROUNDING);
    private static final FloatVector LN2_HIGH = constant(ScalarMath.LN2_HIGH);
    private static final FloatVector LN2_LOW = constant(ScalarMath.LN2_LOW);
    private static final FloatVector E5 = constant(ScalarMath.E5);
    private static final FloatVector E4 = constant(ScalarMath.E4);
    private static final FloatVector E3 = constant(ScalarMath.E3);
    private static final FloatVector E2 = constant(ScalarMath.E2);
    private static final FloatVector E1 = constant(ScalarMath.E1);
    private static final FloatVector E0 = constant(ScalarMath.E0);
    private static final FloatVector T4 = constant(ScalarMath.T4);
    private static final FloatVector T3 = constant(ScalarMath.T3);
    private static final FloatVector T2 = constant(ScalarMath.T2);
    private static final FloatVector T1 = constant(ScalarMath.T1);
    private static final FloatVector T0 = constant(ScalarMath.T0);
    static final FloatVector ZERO = constant(0);
    static final FloatVector A6 = constant(ScalarMath.A6);
    static final FloatVector A5 = constant(ScalarMath.A5);
    static final FloatVector A4 = constant(ScalarMath.A4);
    static final FloatVector A3 = constant(ScalarMath.A3);
    static final FloatVector A2 = constant(ScalarMath.A2);
    static final FloatVector A1 = constant(ScalarMath.A1);
    static final FloatVector LEAK = constant(ScalarMath.LEAK);
    static final FloatVector SELU_SCALE = constant(ScalarMath.SELU_SCALE);
    static final FloatVector SELU_SATURATION = constant(ScalarMath.SELU_SATURATION);
    static final FloatVector GELU_LINEAR = constant(ScalarMath.GELU_LINEAR);
    static final FloatVector GELU_CUBIC = constant(ScalarMath.GELU_CUBIC);
    static final FloatVector GELU_CUBIC_SLOPE = constant(ScalarMath.GELU_CUBIC_SLOPE);
    static final FloatVector ONE = constant(1f);
    static final FloatVector TWO = constant(2f);
    private static final int ONE_BITS = Float.floatToRawIntBits(1f);

    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(EXP_MIN).min(EXP_MAX);
        FloatVector rounded = clamped.fma(LOG2_E, ROUNDING);
        FloatVector minusN = ROUNDING.sub(rounded);
        FloatVector r = minusN.fma(LN2_HIGH, clamped);
        r = minusN.fma(LN2_LOW, r);
        FloatVector p = E5.fma(r, E4);
        p = p.fma(r, E3);
        p = p.fma(r, E2);
        p = p.fma(r, E1);
        p = p.fma(r, E0);
        FloatVector y = p.fma(r.mul(r), r).add(ONE);
        IntVector power =
                rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(ONE_BITS);
        return y.mul(power.reinterpretAsFloats());
    }

    static FloatVector sigmoid(FloatVector x) {
        return ONE.div(exp(x.neg()).add(ONE));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector magnitude = x.abs();
        FloatVector s = x.mul(x);
        FloatVector p = T4.fma(s, T3);
        p = p.fma(s, T2);
        p = p.fma(s, T1);
        p = p.fma(s, T0);
        FloatVector small = p.mul(s).fma(x, x);
        FloatVector large = ONE.sub(TWO.div(exp(magnitude.add(magnitude)).add(ONE)));
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        large = large.reinterpretAsInts().or(sign).reinterpretAsFloats();
        return large.blend(small, magnitude.compare(VectorOperators.LT, ScalarMath.TANH_SMALL));
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector u = exp(x.abs().neg());
        FloatVector s = u.div(u.add(TWO));
        FloatVector q = s.mul(s);
        FloatVector p = A6.fma(q, A5);
        p = p.fma(q, A4);
        p = p.fma(q, A3);
        p = p.fma(q, A2);
        p = p.fma(q, A1);
        p = p.fma(q, ONE);
        return s.add(s).fma(p, x.max(ZERO));
    }

    /** σ(2√(2/π)(z + 0.044715 z³)). */
    static FloatVector geluGate(FloatVector z) {
        return sigmoid(z.mul(z.mul(z).fma(GELU_CUBIC, GELU_LINEAR)));
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
