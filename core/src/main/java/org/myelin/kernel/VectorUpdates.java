package org.myelin.kernel;

import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;
import static org.myelin.kernel.VectorMath.ONE;
import static org.myelin.kernel.VectorMath.ZERO;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Updates} with SIMD. */
final class VectorUpdates implements Updates {
    @Override
    public void sgd(float[] w, int wAt, float[] g, int gAt, int length, float rate, float decay) {
        FloatVector descent = FloatVector.broadcast(SPECIES, -rate);
        FloatVector shrink = FloatVector.broadcast(SPECIES, decay);
        for (int i = 0; i < length; i += LANES) {
            FloatVector wi = FloatVector.fromArray(SPECIES, w, wAt + i);
            FloatVector gi = shrink.fma(wi, FloatVector.fromArray(SPECIES, g, gAt + i));
            descent.fma(gi, wi).intoArray(w, wAt + i);
        }
    }

    @Override
    public void momentum(
            float[] w,
            int wAt,
            float[] g,
            int gAt,
            float[] m,
            int mAt,
            int length,
            float rate,
            float momentum,
            boolean nesterov,
            float decay) {
        FloatVector descent = FloatVector.broadcast(SPECIES, -rate);
        FloatVector shrink = FloatVector.broadcast(SPECIES, decay);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        for (int i = 0; i < length; i += LANES) {
            FloatVector wi = FloatVector.fromArray(SPECIES, w, wAt + i);
            FloatVector gi = shrink.fma(wi, FloatVector.fromArray(SPECIES, g, gAt + i));
            FloatVector mi = keep.fma(FloatVector.fromArray(SPECIES, m, mAt + i), gi);
            mi.intoArray(m, mAt + i);
            FloatVector step = nesterov ? keep.fma(mi, gi) : mi;
            descent.fma(step, wi).intoArray(w, wAt + i);
        }
    }

    @Override
    public void adam(
            float[] w,
            int wAt,
            float[] g,
            int gAt,
            float[] m,
            float[] v,
            int stateAt,
            int length,
            float rate,
            float beta1,
            float beta2,
            float scale,
            float epsilon,
            float decay,
            float shrink) {
        FloatVector descent = FloatVector.broadcast(SPECIES, -rate);
        FloatVector new1 = FloatVector.broadcast(SPECIES, 1 - beta1);
        FloatVector keep2 = FloatVector.broadcast(SPECIES, beta2);
        FloatVector new2 = FloatVector.broadcast(SPECIES, 1 - beta2);
        FloatVector scales = FloatVector.broadcast(SPECIES, scale);
        FloatVector epsilons = FloatVector.broadcast(SPECIES, epsilon);
        FloatVector decays = FloatVector.broadcast(SPECIES, decay);
        FloatVector shrinks = FloatVector.broadcast(SPECIES, shrink);
        for (int i = 0; i < length; i += LANES) {
            FloatVector wi = FloatVector.fromArray(SPECIES, w, wAt + i);
            FloatVector gi = decays.fma(wi, FloatVector.fromArray(SPECIES, g, gAt + i));
            FloatVector before = FloatVector.fromArray(SPECIES, m, stateAt + i);
            FloatVector mi = new1.fma(gi.sub(before), before);
            FloatVector vi = keep2.fma(
                    FloatVector.fromArray(SPECIES, v, stateAt + i), new2.mul(gi).mul(gi));
            mi.intoArray(m, stateAt + i);
            vi.intoArray(v, stateAt + i);
            FloatVector step = mi.div(vi.sqrt().fma(scales, epsilons));
            descent.fma(step, shrinks.mul(wi)).intoArray(w, wAt + i);
        }
    }

    @Override
    public void lion(
            float[] w,
            int wAt,
            float[] g,
            int gAt,
            float[] m,
            int mAt,
            int length,
            float rate,
            float beta1,
            float beta2,
            float shrink) {
        FloatVector descent = FloatVector.broadcast(SPECIES, -rate);
        FloatVector keep1 = FloatVector.broadcast(SPECIES, beta1);
        FloatVector new1 = FloatVector.broadcast(SPECIES, 1 - beta1);
        FloatVector keep2 = FloatVector.broadcast(SPECIES, beta2);
        FloatVector new2 = FloatVector.broadcast(SPECIES, 1 - beta2);
        FloatVector shrinks = FloatVector.broadcast(SPECIES, shrink);
        FloatVector minusOne = ONE.neg();
        for (int i = 0; i < length; i += LANES) {
            FloatVector gi = FloatVector.fromArray(SPECIES, g, gAt + i);
            FloatVector mi = FloatVector.fromArray(SPECIES, m, mAt + i);
            FloatVector direction = keep1.fma(mi, new1.mul(gi));
            FloatVector sign = direction
                    .blend(ONE, direction.compare(VectorOperators.GT, ZERO))
                    .blend(minusOne, direction.compare(VectorOperators.LT, ZERO));
            descent.fma(sign, shrinks.mul(FloatVector.fromArray(SPECIES, w, wAt + i)))
                    .intoArray(w, wAt + i);
            keep2.fma(mi, new2.mul(gi)).intoArray(m, mAt + i);
        }
    }

    @Override
    public void rmsProp(
            float[] w,
            int wAt,
            float[] g,
            int gAt,
            float[] v,
            int vAt,
            int length,
            float rate,
            float rho,
            float epsilon,
            float decay) {
        FloatVector descent = FloatVector.broadcast(SPECIES, -rate);
        FloatVector keep = FloatVector.broadcast(SPECIES, rho);
        FloatVector fresh = FloatVector.broadcast(SPECIES, 1 - rho);
        FloatVector decays = FloatVector.broadcast(SPECIES, decay);
        for (int i = 0; i < length; i += LANES) {
            FloatVector wi = FloatVector.fromArray(SPECIES, w, wAt + i);
            FloatVector gi = decays.fma(wi, FloatVector.fromArray(SPECIES, g, gAt + i));
            FloatVector vi = keep.fma(
                    FloatVector.fromArray(SPECIES, v, vAt + i), fresh.mul(gi).mul(gi));
            vi.intoArray(v, vAt + i);
            descent.fma(gi.div(vi.sqrt().add(epsilon)), wi).intoArray(w, wAt + i);
        }
    }

    @Override
    public void average(float[] average, float[] w, int at, int length, float share) {
        FloatVector shares = FloatVector.broadcast(SPECIES, share);
        for (int i = at; i < at + length; i += LANES) {
            FloatVector before = FloatVector.fromArray(SPECIES, average, i);
            shares.fma(FloatVector.fromArray(SPECIES, w, i).sub(before), before).intoArray(average, i);
        }
    }
}
