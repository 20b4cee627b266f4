package org.myelin.kernel;

/**
 * Updates of optimisers, element by element: w are the parameters, g their gradient, the other arrays the state of the
 * optimiser. {@code shrink} is 1 − rate · λ with decoupled weight decay λ, else 1.
 */
public sealed interface Updates permits ScalarUpdates, VectorUpdates {
    /** Plain gradient descent (lecture 10): w := w − rate · (g + decay · w). */
    void sgd(float[] w, int wAt, float[] g, int gAt, int length, float rate, float decay);

    /**
     * Gradient descent with momentum: g′ = g + decay·w; m := momentum·m + g′; w := w − rate·m, or with Nesterov
     * w := w − rate·(g′ + momentum·m).
     */
    void momentum(
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
            float decay);

    /**
     * Adam: g′ = g + decay·w; m := m + (1−β₁)(g′−m); v := β₂v + (1−β₂)g′²; w := shrink·w − rate·m / (√v·scale + ε).
     *
     * @param rate α / (1−β₁ᵗ)
     * @param scale 1 / √(1−β₂ᵗ)
     */
    void adam(
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
            float shrink);

    /** Lion: w := shrink·w − rate·sign(β₁m + (1−β₁)g); m := β₂m + (1−β₂)g. */
    void lion(
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
            float shrink);

    /** RMSProp: g′ = g + decay·w; v := ρv + (1−ρ)g′²; w := w − rate·g′ / (√v + ε). */
    void rmsProp(
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
            float decay);

    /** average := average + share · (w − average). */
    void average(float[] average, float[] w, int at, int length, float share);
}
