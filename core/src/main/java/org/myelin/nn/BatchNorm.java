package org.myelin.nn;

import java.util.List;

/**
 * Batch normalisation: for each neuron y = γ (x − μ)/√(σ² + ε) + β. While training, μ and σ² are the mean and the
 * variance (of the population) over the samples of the batch; and running averages of them, which take a tenth of each
 * batch (of the unbiased variance), are what prediction and evaluation use. γ starts at 1, β at 0. Source: Ioffe and
 * Szegedy, "Batch normalization", ICML 2015, algorithms 1 and 2; ε and the tenth as in PyTorch.
 *
 * <p>A batch of one sample has no variance: all its outputs are β.
 */
public record BatchNorm() implements Layer {
    /** Its form in model files. */
    public static final LayerFormat<BatchNorm> FORMAT =
            LayerFormat.of("batch-norm", BatchNorm.class, _ -> new BatchNorm(), List.of());

    /** Name of the running means in model files. */
    public static final String MEAN = "mean";

    /** Name of the running variances in model files. */
    public static final String VARIANCE = "variance";

    /** ε. */
    public static final float EPSILON = 1e-5f;

    /** Share of a batch in the running averages. */
    public static final float MOMENTUM = 0.1f;

    @Override
    public LayerFormat<BatchNorm> format() {
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
                ParameterSpec.vector(ParameterSpec.BIAS, inputs, 0),
                ParameterSpec.frozenVector(MEAN, inputs, 0),
                ParameterSpec.frozenVector(VARIANCE, inputs, 1));
    }

    @Override
    public int minBatchSize() {
        return 2;
    }
}
