package org.myelin.kernel;

/**
 * Exponential, sigmoid, tanh and softplus in float, written with operations that IEEE 754 defines to the last bit
 * (unlike {@link Math#exp}), so that every machine and every vector width computes the same result. The polynomials are
 * those of Stephen Moshier's Cephes library (expf.c, tanhf.c).
 */
final class ScalarMath {
    /** e^x is a normal float between these bounds; x is clamped to them. */
    static final float EXP_MIN = -87.33f;

    static final float EXP_MAX = 88.37f;

    static final float LOG2_E = 1.44269504088896341f;

    /** Adding 1.5·2²³ rounds a float to the nearest integer and leaves that integer in its low bits. */
    static final float ROUNDING = 12582912f;

    /** ln 2 in two parts; n times the first is exact. */
    static final float LN2_HIGH = 0.693359375f;

    static final float LN2_LOW = -2.12194440e-4f;

    static final float E5 = 1.9875691500e-4f;
    static final float E4 = 1.3981999507e-3f;
    static final float E3 = 8.3334519073e-3f;
    static final float E2 = 4.1665795894e-2f;
    static final float E1 = 1.6666665459e-1f;
    static final float E0 = 5.0000001201e-1f;

    /** Below this |x| tanh is a polynomial, above it 1 − 2/(e^{2|x|}+1). */
    static final float TANH_SMALL = 0.625f;

    static final float T4 = -5.70498872745e-3f;
    static final float T3 = 2.06390887954e-2f;
    static final float T2 = -5.37397155531e-2f;
    static final float T1 = 1.33314422036e-1f;
    static final float T0 = -3.33332819422e-1f;

    /** Slope of the leaky ReLU below zero. */
    static final float LEAK = 0.01f;

    /** λ and λα of SELU. */
    static final float SELU_SCALE = 1.0507009873554805f;

    static final float SELU_SATURATION = 1.7580993408473766f;

    /** 2√(2/π), that times 0.044715, and three times the latter. */
    static final float GELU_LINEAR = 1.5957691216057308f;

    static final float GELU_CUBIC = 0.07135481282f;
    static final float GELU_CUBIC_SLOPE = 0.21406443846f;

    /** Of 2 artanh s = 2s (1 + s²/3 + s⁴/5 + …), for |s| ≤ 1/3. */
    static final float A6 = 1f / 13;

    static final float A5 = 1f / 11;
    static final float A4 = 1f / 9;
    static final float A3 = 1f / 7;
    static final float A2 = 1f / 5;
    static final float A1 = 1f / 3;

    private ScalarMath() {}

    /** e^x = 2ⁿ e^r with n = round(x / ln 2), |r| ≤ ½ ln 2; relative error below 2⁻²²; NaN stays NaN. */
    static float exp(float x) {
        float clamped = x < EXP_MIN ? EXP_MIN : x > EXP_MAX ? EXP_MAX : x;
        float rounded = Math.fma(clamped, LOG2_E, ROUNDING);
        float n = rounded - ROUNDING;
        float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, clamped));
        float p = Math.fma(E5, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E0);
        float y = Math.fma(p, r * r, r) + 1;
        return y * Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << 23) + Float.floatToRawIntBits(1f));
    }

    /** 1/(1+e⁻ˣ). */
    static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
    }

    /** tanh x, odd. */
    static float tanh(float x) {
        float magnitude = Math.abs(x);
        if (magnitude < TANH_SMALL) {
            float s = x * x;
            float p = Math.fma(T4, s, T3);
            p = Math.fma(p, s, T2);
            p = Math.fma(p, s, T1);
            p = Math.fma(p, s, T0);
            return Math.fma(p * s, x, x);
        }
        return Math.copySign(1 - 2 / (exp(magnitude + magnitude) + 1), x);
    }

    /** ln(1+eˣ) = max(0, x) + ln(1+u) with u = e^{−|x|} and ln(1+u) = 2 artanh(u/(2+u)). */
    static float softplus(float x) {
        float u = exp(-Math.abs(x));
        float s = u / (u + 2);
        float q = s * s;
        float p = Math.fma(A6, q, A5);
        p = Math.fma(p, q, A4);
        p = Math.fma(p, q, A3);
        p = Math.fma(p, q, A2);
        p = Math.fma(p, q, A1);
        p = Math.fma(p, q, 1);
        return Math.fma(s + s, p, Math.max(x, 0));
    }
}
