package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;

/**
 * Adam and AdamW. With m := β₁m + (1−β₁)g, v := β₂v + (1−β₂)g² in step t from 1:
 * w := w − α · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε).
 *
 * <p>Weight decay λ of weights, never of biases: coupled, it adds λw to g (Adam); decoupled, w is first multiplied by
 * 1−αλ (AdamW). Sources: Kingma and Ba, "Adam", ICLR 2015, algorithm 1; Loshchilov and Hutter, "Decoupled weight decay
 * regularization", ICLR 2019, algorithm 2. Conventions are PyTorch's.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param weightDecay λ, at least 0
 * @param decoupled whether the decay is AdamW's
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements ElementwiseOptimizer {
    /** β₁ of Kingma and Ba. */
    public static final double DEFAULT_BETA1 = 0.9;

    /** β₂ of Kingma and Ba. */
    public static final double DEFAULT_BETA2 = 0.999;

    /** ε of Kingma and Ba. */
    public static final double DEFAULT_EPSILON = 1e-8;

    /** λ of AdamW in PyTorch. */
    public static final double DEFAULT_DECOUPLED_WEIGHT_DECAY = 0.01;

    /** Checks the ranges. */
    public Adam {
        Require.share("adam", "beta1", beta1);
        Require.share("adam", "beta2", beta2);
        Require.positive("adam", "epsilon", epsilon);
        Require.notNegative("adam", "weight decay", weightDecay);
    }

    /** Adam with the paper's settings, without weight decay. */
    public static Adam defaults() {
        return new Adam(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON, 0, false);
    }

    /** AdamW: Adam's settings, and decoupled weight decay of {@value #DEFAULT_DECOUPLED_WEIGHT_DECAY}. */
    public static Adam adamW() {
        return new Adam(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON, DEFAULT_DECOUPLED_WEIGHT_DECAY, true);
    }

    /** The same with another β₁. */
    public Adam withBeta1(double beta1) {
        return new Adam(beta1, beta2, epsilon, weightDecay, decoupled);
    }

    /** The same with another β₂. */
    public Adam withBeta2(double beta2) {
        return new Adam(beta1, beta2, epsilon, weightDecay, decoupled);
    }

    /** The same with another ε. */
    public Adam withEpsilon(double epsilon) {
        return new Adam(beta1, beta2, epsilon, weightDecay, decoupled);
    }

    /** The same with another weight decay, which stays coupled or decoupled. */
    public Adam withWeightDecay(double weightDecay) {
        return new Adam(beta1, beta2, epsilon, weightDecay, decoupled);
    }

    @Override
    public List<String> stateNames() {
        return List.of("mean", "square");
    }

    @Override
    public void update(ParameterRange range, StepContext step) {
        double decay = range.hasWeightDecay() ? weightDecay : 0;
        double t = step.step() + 1.0;
        Kernels.active()
                .updates()
                .adam(
                        range.parameters(),
                        range.offset(),
                        range.gradient(),
                        range.gradientOffset(),
                        range.state(0),
                        range.state(1),
                        range.offset(),
                        range.length(),
                        (float) (step.learningRate() / (1 - StrictMath.pow(beta1, t))),
                        (float) beta1,
                        (float) beta2,
                        (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, t))),
                        (float) epsilon,
                        decoupled ? 0 : (float) decay,
                        decoupled ? (float) (1 - step.learningRate() * decay) : 1);
    }
}
