package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Updates;

/**
 * Stochastic gradient descent: w := w − α ∂J/∂w, exactly lecture (10) with momentum 0 and weight decay 0.
 *
 * <p>With momentum μ (Polyak 1964) the step follows m := μ m + g, w := w − α m; with Nesterov's variant (Sutskever,
 * Martens, Dahl and Hinton, ICML 2013) w := w − α (g + μ m). Weight decay λ adds λ w to the gradient of weights, never
 * of biases. These are PyTorch's conventions (no dampening).
 *
 * @param momentum μ, 0 … below 1; 0 switches it off
 * @param nesterov whether to use Nesterov's variant; needs momentum above 0
 * @param weightDecay λ, at least 0
 */
public record Sgd(double momentum, boolean nesterov, double weightDecay) implements ElementwiseOptimizer {
    /**
     * μ of Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks", NIPS
     * 2012.
     */
    public static final double DEFAULT_MOMENTUM = 0.9;

    /** Checks the ranges. */
    public Sgd {
        Require.share("sgd", "momentum", momentum);
        Require.notNegative("sgd", "weight decay", weightDecay);
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("sgd: nesterov needs momentum above 0, for example 0.9");
        }
    }

    /** The lecture's method: no momentum, no weight decay. */
    public static Sgd plain() {
        return new Sgd(0, false, 0);
    }

    /** Momentum {@value #DEFAULT_MOMENTUM}, not Nesterov's, no weight decay. */
    public static Sgd defaults() {
        return new Sgd(DEFAULT_MOMENTUM, false, 0);
    }

    /** The same with another momentum. */
    public Sgd withMomentum(double momentum) {
        return new Sgd(momentum, nesterov, weightDecay);
    }

    /** The same with or without Nesterov's variant. */
    public Sgd withNesterov(boolean nesterov) {
        return new Sgd(momentum, nesterov, weightDecay);
    }

    /** The same with another weight decay. */
    public Sgd withWeightDecay(double weightDecay) {
        return new Sgd(momentum, nesterov, weightDecay);
    }

    @Override
    public List<String> stateNames() {
        return momentum == 0 ? List.of() : List.of("momentum");
    }

    @Override
    public void update(ParameterRange range, StepContext step) {
        float decay = range.hasWeightDecay() ? (float) weightDecay : 0;
        float rate = (float) step.learningRate();
        Updates updates = Kernels.active().updates();
        if (momentum == 0) {
            updates.sgd(
                    range.parameters(),
                    range.offset(),
                    range.gradient(),
                    range.gradientOffset(),
                    range.length(),
                    rate,
                    decay);
        } else {
            updates.momentum(
                    range.parameters(),
                    range.offset(),
                    range.gradient(),
                    range.gradientOffset(),
                    range.state(0),
                    range.offset(),
                    range.length(),
                    rate,
                    (float) momentum,
                    nesterov,
                    decay);
        }
    }
}
