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
public record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {
    /** Checks the ranges. */
    public Sgd {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("sgd: momentum must be at least 0 and below 1, but is " + momentum);
        }
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException(
                    "sgd: weight decay must be finite and at least 0, but is " + weightDecay);
        }
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("sgd: nesterov needs momentum above 0, for example 0.9");
        }
    }

    /** The lecture's method: no momentum, no weight decay. */
    public static Sgd plain() {
        return new Sgd(0, false, 0);
    }

    /** With momentum, without weight decay. */
    public static Sgd withMomentum(double momentum) {
        return new Sgd(momentum, false, 0);
    }

    /** The same with another weight decay. */
    public Sgd withWeightDecay(double decay) {
        return new Sgd(momentum, nesterov, decay);
    }

    @Override
    public List<String> stateNames() {
        return momentum == 0 ? List.of() : List.of("momentum");
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
        float decay = decays ? (float) weightDecay : 0;
        float rate = (float) learningRate;
        Updates updates = Kernels.active().updates();
        if (momentum == 0) {
            updates.sgd(parameters, at, gradient, gradientAt, length, rate, decay);
        } else {
            updates.momentum(
                    parameters,
                    at,
                    gradient,
                    gradientAt,
                    state[0],
                    at,
                    length,
                    rate,
                    (float) momentum,
                    nesterov,
                    decay);
        }
    }
}
