package org.myelin.kernel;

/**
 * The functions f that work element by element, as kernels compute them.
 *
 * <p>f′ is computed from a = f(z) where that is possible, so that z need not be kept; {@link #derivativeNeedsZ} says where
 * it is not.
 */
public enum ElementFunction {
    /** f = z. */
    LINEAR,
    /** f = 1/(1+e⁻ᶻ), f′ = a(1−a). */
    SIGMOID,
    /** f = tanh z, f′ = 1−a². */
    TANH,
    /** f = max(0, z), f′ = 1 where a &gt; 0, else 0. */
    RELU,
    /** f = z where z &gt; 0, else z/100; f′ = 1 or 1/100. */
    LEAKY_RELU,
    /** f = z where z &gt; 0, else eᶻ−1; f′ = 1 or a+1. */
    ELU,
    /** f = λz where z &gt; 0, else λα(eᶻ−1); f′ = λ or a+λα. */
    SELU,
    /** f = ln(1+eᶻ), f′ = 1−e⁻ᵃ. */
    SOFTPLUS,
    /** f = z σ(z), f′ = σ(z)(1 + z(1−σ(z))). */
    SILU,
    /** f = z σ(2u), u = √(2/π)(z + 0.044715 z³), the tanh form of z Φ(z). */
    GELU;

    /** Whether f′ cannot be computed from a, since f takes the same value twice. */
    public boolean derivativeNeedsZ() {
        return this == SILU || this == GELU;
    }
}
