package org.myelin.nn;

import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The function f of a layer, a = f(z) (lecture 1, 6). All but {@link #SOFTMAX} work element by element.
 *
 * <p>A constant declares what is known about f apart from its computation, which belongs to the kernels.
 */
@SuppressWarnings("ImmutableEnumChecker") // records, a set of constants and pure functions are immutable
public enum Activation {
    /** f(z) = z, f′(z) = 1. A network of only linear layers is a linear model (lecture 16). */
    LINEAR("linear", new Initializer.Xavier()),
    /** f(z) = 1/(1+e⁻ᶻ), f′(z) = a(1−a) ≤ ¼ (lecture 6, 16). */
    SIGMOID("sigmoid", new Initializer.Xavier(), a -> 4 * a * (1 - a)),
    /** f(z) = (eᶻ−e⁻ᶻ)/(eᶻ+e⁻ᶻ), f′(z) = 1−a² ≤ 1 (lecture 6). */
    TANH("tanh", new Initializer.Xavier(), a -> 1 - a * a),
    /** f(z) = max(0, z), f′(z) = 1 where z &gt; 0, else 0 (lecture 6, 16). */
    RELU("relu", new Initializer.He(), Trait.KINK, Trait.DIES),
    /** f(z) = z where z &gt; 0, else 0.01 z. Source: Maas, Hannun and Ng, "Rectifier nonlinearities", ICML 2013. */
    LEAKY_RELU("leaky-relu", new Initializer.He(), Trait.KINK),
    /**
     * f(z) = z where z &gt; 0, else eᶻ − 1. Source: Clevert, Unterthiner and Hochreiter, "ELUs", ICLR 2016, with α = 1.
     */
    ELU("elu", new Initializer.He()),
    /**
     * f(z) = λz where z &gt; 0, else λα(eᶻ − 1), λ = 1.0507, α = 1.6733: keeps mean 0 and variance 1 with the
     * initialiser lecun. Source: Klambauer et al., "Self-normalizing neural networks", NeurIPS 2017.
     */
    SELU("selu", new Initializer.LeCun(), Trait.KINK),
    /** f(z) = ln(1 + eᶻ), a smooth ReLU. Source: Dugas et al., NeurIPS 2000. */
    SOFTPLUS("softplus", new Initializer.Xavier()),
    /** f(z) = z σ(z), also called swish. Source: Elfwing, Uchibe and Doya, 2017. */
    SILU("silu", new Initializer.He()),
    /**
     * f(z) = z Φ(z) in its tanh form ½ z (1 + tanh(√(2/π)(z + 0.044715 z³))). Source: Hendrycks and Gimpel, "Gaussian
     * error linear units", 2016; PyTorch: {@code GELU(approximate='tanh')}.
     */
    GELU("gelu", new Initializer.He()),
    /** f(z) = z tanh(ln(1 + eᶻ)). Source: Misra, "Mish: a self regularized non-monotonic activation function", 2019. */
    MISH("mish", new Initializer.He()),
    /** aᵢ = e^{zᵢ} / Σⱼ e^{zⱼ}: probabilities of the classes; only for an output layer with cross-entropy. */
    SOFTMAX("softmax", new Initializer.Xavier(), Trait.MIXES_NEURONS);

    /** What only some functions have. */
    private enum Trait {
        /** f′ jumps at z = 0. */
        KINK,
        /** f = 0 and f′ = 0 for all z below 0, so that a neuron can stop learning. */
        DIES,
        /** Each value depends on all neurons. */
        MIXES_NEURONS
    }

    private final String id;
    private final Initializer initializer;
    private final Set<Trait> traits;
    private final @Nullable DoubleUnaryOperator relativeSlope;

    Activation(String id, Initializer initializer, Trait... traits) {
        this.id = id;
        this.initializer = initializer;
        this.traits = Set.of(traits);
        relativeSlope = null;
    }

    /** A function that saturates: f′ goes to 0 on both sides, and is a function of a. */
    Activation(String id, Initializer initializer, DoubleUnaryOperator relativeSlope) {
        this.id = id;
        this.initializer = initializer;
        traits = Set.of();
        this.relativeSlope = relativeSlope;
    }

    /** Whether f works on each element by itself; false only for softmax. */
    public boolean isElementWise() {
        return !traits.contains(Trait.MIXES_NEURONS);
    }

    /** Whether f has a kink at z = 0: f′ jumps there, and near it rounding decides which f′ counts. */
    public boolean hasKink() {
        return traits.contains(Trait.KINK);
    }

    /** Whether a neuron can die: f = 0 and f′ = 0 for all z below 0. */
    public boolean canDie() {
        return traits.contains(Trait.DIES);
    }

    /** f′ as a fraction of its maximum, from a = f(z), for a function that saturates on both sides; else empty. */
    public Optional<DoubleUnaryOperator> relativeSlope() {
        return Optional.ofNullable(relativeSlope);
    }

    /** The initialiser that suits it. */
    Initializer initializer() {
        return initializer;
    }

    /** The name in recipes, model files and on the command line, for example {@code relu}. */
    @Override
    public String toString() {
        return id;
    }
}
