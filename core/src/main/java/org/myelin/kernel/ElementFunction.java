package org.myelin.kernel;

/**
 * The functions f that work element by element: the specification of what kernels compute, to the bit.
 *
 * <p>f′ is computed from a = f(z) where that is possible, so that z need not be kept; {@link #derivativeNeedsZ} says
 * where it is not.
 */
public enum ElementFunction {
    /** f = z. */
    LINEAR(false) {
        @Override
        float value(float z) {
            return z;
        }

        @Override
        float timesDerivative(float delta, float a) {
            return delta;
        }
    },
    /** f = 1/(1+e⁻ᶻ), f′ = a(1−a). */
    SIGMOID(false) {
        @Override
        float value(float z) {
            return ScalarMath.sigmoid(z);
        }

        @Override
        float timesDerivative(float delta, float a) {
            return delta * (a * (1 - a));
        }
    },
    /** f = tanh z, f′ = 1−a². */
    TANH(false) {
        @Override
        float value(float z) {
            return ScalarMath.tanh(z);
        }

        @Override
        float timesDerivative(float delta, float a) {
            return delta * Math.fma(-a, a, 1);
        }
    },
    /** f = max(0, z), f′ = 1 where a &gt; 0, else 0. */
    RELU(false) {
        @Override
        float value(float z) {
            return z < 0 ? 0 : z;
        }

        @Override
        float timesDerivative(float delta, float a) {
            return a > 0 ? delta : 0;
        }
    },
    /** f = z where z &gt; 0, else z/100; f′ = 1 or 1/100. */
    LEAKY_RELU(false) {
        @Override
        float value(float z) {
            return z < 0 ? z * ScalarMath.LEAK : z;
        }

        @Override
        float timesDerivative(float delta, float a) {
            return a > 0 ? delta : delta * ScalarMath.LEAK;
        }
    },
    /** f = z where z &gt; 0, else eᶻ−1; f′ = 1 or a+1. */
    ELU(false) {
        @Override
        float value(float z) {
            return z < 0 ? ScalarMath.exp(z) - 1 : z;
        }

        @Override
        float timesDerivative(float delta, float a) {
            return a > 0 ? delta : delta * (a + 1);
        }
    },
    /** f = λz where z &gt; 0, else λα(eᶻ−1); f′ = λ or a+λα. */
    SELU(false) {
        @Override
        float value(float z) {
            return z < 0 ? (ScalarMath.exp(z) - 1) * ScalarMath.SELU_SATURATION : z * ScalarMath.SELU_SCALE;
        }

        @Override
        float timesDerivative(float delta, float a) {
            return delta * (a > 0 ? ScalarMath.SELU_SCALE : a + ScalarMath.SELU_SATURATION);
        }
    },
    /** f = ln(1+eᶻ), f′ = 1−e⁻ᵃ. */
    SOFTPLUS(false) {
        @Override
        float value(float z) {
            return ScalarMath.softplus(z);
        }

        @Override
        float timesDerivative(float delta, float a) {
            return delta * (1 - ScalarMath.exp(-a));
        }
    },
    /** f = z σ(z), f′ = σ(z)(1 + z(1−σ(z))). */
    SILU(true) {
        @Override
        float value(float z) {
            return z * ScalarMath.sigmoid(z);
        }

        @Override
        float timesDerivative(float delta, float z) {
            float s = ScalarMath.sigmoid(z);
            return delta * Math.fma(z * s, 1 - s, s);
        }
    },
    /** f = z σ(2u), u = √(2/π)(z + 0.044715 z³), the tanh form of z Φ(z). */
    GELU(true) {
        @Override
        float value(float z) {
            return z * gate(z);
        }

        @Override
        float timesDerivative(float delta, float z) {
            float s = gate(z);
            float slope = Math.fma(z * z, ScalarMath.GELU_CUBIC_SLOPE, ScalarMath.GELU_LINEAR);
            return delta * Math.fma(z * s * (1 - s), slope, s);
        }

        // σ(2√(2/π)(z + 0.044715 z³))
        private static float gate(float z) {
            return ScalarMath.sigmoid(z * Math.fma(z * z, ScalarMath.GELU_CUBIC, ScalarMath.GELU_LINEAR));
        }
    },
    /**
     * f = z tanh(ln(1+eᶻ)) = z n/(n+2) with u = eᶻ and n = u(u+2); f′ = n/(n+2) + 4z u(u+1)/(n+2)². z is clamped where
     * n/(n+2) has reached 1 above, and the least u below: so no square overflows, and no large |z| is multiplied by
     * what is left of a 0.
     */
    MISH(true) {
        @Override
        float value(float z) {
            float u = ScalarMath.exp(Math.min(z, MISH_MAX));
            float n = u * (u + 2);
            return Math.max(z, ScalarMath.EXP_MIN) * (n / (n + 2));
        }

        @Override
        float timesDerivative(float delta, float z) {
            float clamped = Math.max(Math.min(z, MISH_MAX), ScalarMath.EXP_MIN);
            float u = ScalarMath.exp(clamped);
            float n = u * (u + 2);
            float d = n + 2;
            float slope = 4 * u * (u + 1) / (d * d);
            return delta * Math.fma(clamped, slope, n / d);
        }
    };

    /** From here on n/(n+2) is 1 in single precision, and (n+2)² is far from overflow. */
    static final float MISH_MAX = 20;

    private final boolean derivativeNeedsZ;

    ElementFunction(boolean derivativeNeedsZ) {
        this.derivativeNeedsZ = derivativeNeedsZ;
    }

    /** f(z). */
    abstract float value(float z);

    /**
     * delta · f′.
     *
     * @param source z where {@link #derivativeNeedsZ}, else a = f(z)
     */
    abstract float timesDerivative(float delta, float source);

    /** Whether f′ cannot be computed from a, since f takes the same value twice. */
    public boolean derivativeNeedsZ() {
        return derivativeNeedsZ;
    }
}
