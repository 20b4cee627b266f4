package org.myelin.kernel;

import static org.myelin.kernel.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarMath}, a vector at a time: the same operations in the same order, so the same bits. */
final class VectorMath {
    private static final int ONE_BITS = Float.floatToRawIntBits(1f);

    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.blend(ScalarMath.EXP_MIN, x.compare(VectorOperators.LT, ScalarMath.EXP_MIN));
        clamped = clamped.blend(ScalarMath.EXP_MAX, x.compare(VectorOperators.GT, ScalarMath.EXP_MAX));
        FloatVector rounded = clamped.fma(constant(ScalarMath.LOG2_E), constant(ScalarMath.ROUNDING));
        FloatVector minusN = constant(ScalarMath.ROUNDING).sub(rounded);
        FloatVector r = minusN.fma(constant(ScalarMath.LN2_HIGH), clamped);
        r = minusN.fma(constant(ScalarMath.LN2_LOW), r);
        FloatVector p = constant(ScalarMath.E5).fma(r, constant(ScalarMath.E4));
        p = p.fma(r, constant(ScalarMath.E3));
        p = p.fma(r, constant(ScalarMath.E2));
        p = p.fma(r, constant(ScalarMath.E1));
        p = p.fma(r, constant(ScalarMath.E0));
        FloatVector y = p.fma(r.mul(r), r).add(1f);
        IntVector power =
                rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(ONE_BITS);
        return y.mul(power.reinterpretAsFloats());
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector one = constant(1f);
        return one.div(exp(x.neg()).add(one));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector magnitude = x.abs();
        FloatVector s = x.mul(x);
        FloatVector p = constant(ScalarMath.T4).fma(s, constant(ScalarMath.T3));
        p = p.fma(s, constant(ScalarMath.T2));
        p = p.fma(s, constant(ScalarMath.T1));
        p = p.fma(s, constant(ScalarMath.T0));
        FloatVector small = p.mul(s).fma(x, x);
        FloatVector one = constant(1f);
        FloatVector large =
                one.sub(constant(2f).div(exp(magnitude.add(magnitude)).add(one)));
        VectorMask<Float> negative =
                x.reinterpretAsInts().compare(VectorOperators.LT, 0).cast(SPECIES);
        large = large.blend(large.neg(), negative);
        return large.blend(small, magnitude.compare(VectorOperators.LT, ScalarMath.TANH_SMALL));
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
