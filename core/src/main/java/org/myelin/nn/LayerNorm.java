package org.myelin.nn;

import java.util.List;

/**
 * Layer normalisation: for each sample yᵢ = γᵢ (xᵢ − μ)/√(σ² + ε) + βᵢ, where μ and σ² are the mean and the variance
 * (of the population) of the n values of that sample. γ starts at 1, β at 0; both are learned. Source: Ba, Kiros and
 * Hinton, "Layer normalization", 2016, equation 4; ε as in PyTorch.
 */
public record LayerNorm() implements Layer {
    /** Its form in model files. */
    public static final LayerFormat<LayerNorm> FORMAT =
            LayerFormat.of("layer-norm", LayerNorm.class, _ -> new LayerNorm(), List.of());

    /** ε. */
    public static final float EPSILON = 1e-5f;

    @Override
    public LayerFormat<LayerNorm> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        return List.of(
                ParameterSpec.vector(ParameterSpec.WEIGHT, inputs, 1),
                ParameterSpec.vector(ParameterSpec.BIAS, inputs, 0));
    }
}
