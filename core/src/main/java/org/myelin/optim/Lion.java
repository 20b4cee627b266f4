package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;

/**
 * Lion: w := w − α (sign(β₁m + (1−β₁)g) + λw), then m := β₂m + (1−β₂)g; λ for weights, never for biases. Each step has
 * the same size, so α is three to ten times smaller and λ larger than with AdamW. Source: Chen et al., "Symbolic
 * discovery of optimization algorithms", NeurIPS 2023, algorithm 2.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param weightDecay λ, at least 0, decoupled
 */
public record Lion(double beta1, double beta2, double weightDecay) implements ElementwiseOptimizer {
    /** β₁ of Chen et al. */
    public static final double DEFAULT_BETA1 = 0.9;

    /** β₂ of Chen et al. */
    public static final double DEFAULT_BETA2 = 0.99;

    /** Checks the ranges. */
    public Lion {
        Require.share("lion", "beta1", beta1);
        Require.share("lion", "beta2", beta2);
        Require.notNegative("lion", "weight decay", weightDecay);
    }

    /** Lion with the paper's β, without weight decay. */
    public static Lion defaults() {
        return new Lion(DEFAULT_BETA1, DEFAULT_BETA2, 0);
    }

    /** The same with another β₁. */
    public Lion withBeta1(double beta1) {
        return new Lion(beta1, beta2, weightDecay);
    }

    /** The same with another β₂. */
    public Lion withBeta2(double beta2) {
        return new Lion(beta1, beta2, weightDecay);
    }

    /** The same with another weight decay. */
    public Lion withWeightDecay(double weightDecay) {
        return new Lion(beta1, beta2, weightDecay);
    }

    @Override
    public List<String> stateNames() {
        return List.of("momentum");
    }

    @Override
    public void update(ParameterRange range, StepContext step) {
        float shrink = range.hasWeightDecay() ? (float) (1 - step.learningRate() * weightDecay) : 1;
        Kernels.active()
                .updates()
                .lion(
                        range.parameters(),
                        range.offset(),
                        range.gradient(),
                        range.gradientOffset(),
                        range.state(0),
                        range.offset(),
                        range.length(),
                        (float) step.learningRate(),
                        (float) beta1,
                        (float) beta2,
                        shrink);
    }
}
