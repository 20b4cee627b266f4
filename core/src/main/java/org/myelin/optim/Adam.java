package org.myelin.optim;

import java.util.List;
import org.myelin.kernel.Kernels;

/**
 * Adam and AdamW. With m := β₁m + (1−β₁)g, v := β₂v + (1−β₂)g² in step t from 1:
 * w := w − α · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε).
 *
 * <p>Weight decay λ of weights, never of biases: coupled, it adds λw to g (Adam); decoupled, w is first multiplied by 1−αλ
 * (AdamW). Sources: Kingma and Ba, "Adam", ICLR 2015, algorithm 1; Loshchilov and Hutter, "Decoupled weight decay
 * regularization", ICLR 2019, algorithm 2. Defaults and conventions are PyTorch's.
 *
 * @param beta1 β₁, 0 to below 1; 0.9 in the paper
 * @param beta2 β₂, 0 to below 1; 0.999 in the paper
 * @param epsilon ε, above 0; 10⁻⁸ in the paper
 * @param weightDecay λ, at least 0
 * @param decoupled whether the decay is AdamW's
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements Optimizer {
    /** Checks the ranges. */
    public Adam {
        Require.share("adam", "beta1", beta1);
        Require.share("adam", "beta2", beta2);
        Require.positive("adam", "epsilon", epsilon);
        Require.notNegative("adam", "weight decay", weightDecay);
    }

    /** Adam with the paper's settings, without weight decay. */
    public static Adam adam() {
        return new Adam(0.9, 0.999, 1e-8, 0, false);
    }

    /** AdamW with the paper's β and ε. */
    public static Adam adamW(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay, true);
    }

    @Override
    public List<String> stateNames() {
        return List.of("mean", "square");
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
        double decay = decays ? weightDecay : 0;
        double t = step + 1.0;
        Kernels.active()
                .updates()
                .adam(
                        parameters,
                        at,
                        gradient,
                        gradientAt,
                        state[0],
                        state[1],
                        at,
                        length,
                        (float) (learningRate / (1 - StrictMath.pow(beta1, t))),
                        (float) beta1,
                        (float) beta2,
                        (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, t))),
                        (float) epsilon,
                        decoupled ? 0 : (float) decay,
                        decoupled ? (float) (1 - learningRate * decay) : 1);
    }
}
