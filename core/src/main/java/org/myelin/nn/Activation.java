package org.myelin.nn;

/**
 * The function f of a layer, a = f(z) (lecture 1, 6).
 *
 * <p>All but {@link #SOFTMAX} work element by element and have a derivative f′ that is a function of a alone, so the
 * engine does not keep z.
 */
public enum Activation {
    /** f(z) = z, f′(z) = 1. A network of only linear layers is a linear model (lecture 16). */
    LINEAR("linear"),
    /** f(z) = 1/(1+e⁻ᶻ), f′(z) = a(1−a) ≤ ¼ (lecture 6, 16). */
    SIGMOID("sigmoid"),
    /** f(z) = (eᶻ−e⁻ᶻ)/(eᶻ+e⁻ᶻ), f′(z) = 1−a² (lecture 6). */
    TANH("tanh"),
    /** f(z) = max(0, z), f′(z) = 1 where z &gt; 0, else 0 (lecture 6, 16). */
    RELU("relu"),
    /** aᵢ = e^{zᵢ} / Σⱼ e^{zⱼ}: probabilities of the classes; only for an output layer with cross-entropy. */
    SOFTMAX("softmax");

    private final String id;

    Activation(String id) {
        this.id = id;
    }

    /** Whether f works on each element by itself; false only for softmax. */
    public boolean isElementWise() {
        return this != SOFTMAX;
    }

    /** The name in recipes, model files and on the command line, for example {@code relu}. */
    @Override
    public String toString() {
        return id;
    }
}
