package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;

/**
 * Lion: w := w − α (sign(β₁m + (1−β₁)g) + λw), then m := β₂m + (1−β₂)g; λ for weights, never for biases. Each step has the
 * same size, so α is three to ten times smaller and λ larger than with AdamW. Source: Chen et al., "Symbolic discovery of
 * optimization algorithms", NeurIPS 2023, algorithm 2.
 *
 * @param beta1 β₁, 0 to below 1; 0.9 in the paper
 * @param beta2 β₂, 0 to below 1; 0.99 in the paper
 * @param weightDecay λ, at least 0, decoupled
 */
public record Lion(double beta1, double beta2, double weightDecay) implements Optimizer {
    /** Checks the ranges. */
    public Lion {
        Require.share("lion", "beta1", beta1);
        Require.share("lion", "beta2", beta2);
        Require.notNegative("lion", "weight decay", weightDecay);
    }

    @Override
    public List<String> stateNames() {
        return List.of("momentum");
    }

    @Override
    public void update(
            float[] parameters,
            int at,
            float[] gradient,
            int gradientAt,
            int length,
            float[][] state,
            double learningRate,
            long step,
            boolean decays) {
        float shrink = decays ? (float) (1 - learningRate * weightDecay) : 1;
        Kernels.active()
                .updates()
                .lion(
                        parameters,
                        at,
                        gradient,
                        gradientAt,
                        state[0],
                        at,
                        length,
                        (float) learningRate,
                        (float) beta1,
                        (float) beta2,
                        shrink);
    }
}
