package org.myelin.nn;

/**
 * Layer normalisation: for each sample yᵢ = γᵢ (xᵢ − μ)/√(σ² + ε) + βᵢ, where μ and σ² are the mean and the variance (of the
 * population) of the n values of that sample. γ starts at 1, β at 0; both are learned. Source: Ba, Kiros and Hinton, "Layer
 * normalization", 2016, equation 4; ε as in PyTorch.
 */
public record LayerNorm() implements Layer {
    /** ε. */
    public static final float EPSILON = 1e-5f;

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public long parameterCount(int inputs) {
        return 2L * inputs;
    }
}
