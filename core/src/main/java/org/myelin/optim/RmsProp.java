package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;

/**
 * RMSProp: v := ρv + (1−ρ)g², w := w − α g/(√v + ε). Weight decay λ adds λw to the gradient of weights, never of biases.
 * Source: Hinton, lecture 6e of "Neural networks for machine learning", 2012; ε outside of the root as in PyTorch.
 *
 * @param rho ρ, 0 to below 1; 0.9 in the source, 0.99 in PyTorch
 * @param epsilon ε, above 0
 * @param weightDecay λ, at least 0
 */
public record RmsProp(double rho, double epsilon, double weightDecay) implements Optimizer {
    /** Checks the ranges. */
    public RmsProp {
        Require.share("rmsprop", "rho", rho);
        Require.positive("rmsprop", "epsilon", epsilon);
        Require.notNegative("rmsprop", "weight decay", weightDecay);
    }

    @Override
    public List<String> stateNames() {
        return List.of("square");
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
        Kernels.active()
                .updates()
                .rmsProp(
                        parameters,
                        at,
                        gradient,
                        gradientAt,
                        state[0],
                        at,
                        length,
                        (float) learningRate,
                        (float) rho,
                        (float) epsilon,
                        decays ? (float) weightDecay : 0);
    }
}
