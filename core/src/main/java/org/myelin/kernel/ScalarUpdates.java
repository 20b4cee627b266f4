package org.myelin.kernel;

/** {@link Updates} in plain Java: the specification. */
final class ScalarUpdates implements Updates {
    @Override
    public void sgd(float[] w, int wAt, float[] g, int gAt, int length, float rate, float decay) {
        for (int i = 0; i < length; i++) {
            float wi = w[wAt + i];
            float gi = Math.fma(decay, wi, g[gAt + i]);
            w[wAt + i] = Math.fma(-rate, gi, wi);
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
        for (int i = 0; i < length; i++) {
            float wi = w[wAt + i];
            float gi = Math.fma(decay, wi, g[gAt + i]);
            float mi = Math.fma(momentum, m[mAt + i], gi);
            m[mAt + i] = mi;
            float step = nesterov ? Math.fma(momentum, mi, gi) : mi;
            w[wAt + i] = Math.fma(-rate, step, wi);
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
        for (int i = 0; i < length; i++) {
            float wi = w[wAt + i];
            float gi = Math.fma(decay, wi, g[gAt + i]);
            float before = m[stateAt + i];
            float mi = Math.fma(1 - beta1, gi - before, before);
            float vi = Math.fma(beta2, v[stateAt + i], (1 - beta2) * gi * gi);
            m[stateAt + i] = mi;
            v[stateAt + i] = vi;
            float step = mi / Math.fma((float) Math.sqrt(vi), scale, epsilon);
            w[wAt + i] = Math.fma(-rate, step, shrink * wi);
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
        for (int i = 0; i < length; i++) {
            float gi = g[gAt + i];
            float mi = m[mAt + i];
            float direction = Math.fma(beta1, mi, (1 - beta1) * gi);
            float sign = direction > 0 ? 1 : direction < 0 ? -1 : direction;
            w[wAt + i] = Math.fma(-rate, sign, shrink * w[wAt + i]);
            m[mAt + i] = Math.fma(beta2, mi, (1 - beta2) * gi);
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
        for (int i = 0; i < length; i++) {
            float wi = w[wAt + i];
            float gi = Math.fma(decay, wi, g[gAt + i]);
            float vi = Math.fma(rho, v[vAt + i], (1 - rho) * gi * gi);
            v[vAt + i] = vi;
            w[wAt + i] = Math.fma(-rate, gi / ((float) Math.sqrt(vi) + epsilon), wi);
        }
    }

    @Override
    public void average(float[] average, float[] w, int at, int length, float share) {
        for (int i = at; i < at + length; i++) {
            average[i] = Math.fma(share, w[i] - average[i], average[i]);
        }
    }
}
