package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;

/**
 * RMSProp: v := ρv + (1−ρ)g², w := w − α g/(√v + ε). Weight decay λ adds λw to the gradient of weights, never of
 * biases. Source: Hinton, lecture 6e of "Neural networks for machine learning", 2012; ε outside of the root as in
 * PyTorch.
 *
 * @param rho ρ, 0 to below 1
 * @param epsilon ε, above 0
 * @param weightDecay λ, at least 0
 */
public record RmsProp(double rho, double epsilon, double weightDecay) implements ElementwiseOptimizer {
    /** ρ of PyTorch; Hinton has 0.9. */
    public static final double DEFAULT_RHO = 0.99;

    /** ε of PyTorch. */
    public static final double DEFAULT_EPSILON = 1e-8;

    /** Checks the ranges. */
    public RmsProp {
        Require.share("rmsprop", "rho", rho);
        Require.positive("rmsprop", "epsilon", epsilon);
        Require.notNegative("rmsprop", "weight decay", weightDecay);
    }

    /** PyTorch's settings, without weight decay. */
    public static RmsProp defaults() {
        return new RmsProp(DEFAULT_RHO, DEFAULT_EPSILON, 0);
    }

    /** The same with another ρ. */
    public RmsProp withRho(double rho) {
        return new RmsProp(rho, epsilon, weightDecay);
    }

    /** The same with another ε. */
    public RmsProp withEpsilon(double epsilon) {
        return new RmsProp(rho, epsilon, weightDecay);
    }

    /** The same with another weight decay. */
    public RmsProp withWeightDecay(double weightDecay) {
        return new RmsProp(rho, epsilon, weightDecay);
    }

    @Override
    public List<String> stateNames() {
        return List.of("square");
    }

    @Override
    public void update(ParameterRange range, StepContext step) {
        Kernels.active()
                .updates()
                .rmsProp(
                        range.parameters(),
                        range.offset(),
                        range.gradient(),
                        range.gradientOffset(),
                        range.state(0),
                        range.offset(),
                        range.length(),
                        (float) step.learningRate(),
                        (float) rho,
                        (float) epsilon,
                        range.hasWeightDecay() ? (float) weightDecay : 0);
    }
}
