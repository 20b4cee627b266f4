package org.myelin.nn;

/**
 * The function f of a layer, a = f(z) (lecture 1, 6).
 *
 * <p>All but {@link #SOFTMAX} work element by element. For all of these but {@link #SILU} and {@link #GELU} f′ is a function of
 * a alone, so that the engine does not keep z.
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
    /** f(z) = z where z &gt; 0, else 0.01 z. Source: Maas, Hannun and Ng, "Rectifier nonlinearities", ICML 2013. */
    LEAKY_RELU("leaky-relu"),
    /** f(z) = z where z &gt; 0, else eᶻ − 1. Source: Clevert, Unterthiner and Hochreiter, "ELUs", ICLR 2016, with α = 1. */
    ELU("elu"),
    /**
     * f(z) = λz where z &gt; 0, else λα(eᶻ − 1), λ = 1.0507, α = 1.6733: keeps mean 0 and variance 1 with the initialiser
     * lecun. Source: Klambauer et al., "Self-normalizing neural networks", NeurIPS 2017.
     */
    SELU("selu"),
    /** f(z) = ln(1 + eᶻ), a smooth ReLU. Source: Dugas et al., NeurIPS 2000. */
    SOFTPLUS("softplus"),
    /** f(z) = z σ(z), also called swish. Source: Elfwing, Uchibe and Doya, 2017. */
    SILU("silu"),
    /**
     * f(z) = z Φ(z) in its tanh form ½ z (1 + tanh(√(2/π)(z + 0.044715 z³))). Source: Hendrycks and Gimpel, "Gaussian error
     * linear units", 2016; PyTorch: {@code GELU(approximate='tanh')}.
     */
    GELU("gelu"),
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
