package org.myelin.train;

/**
 * What refines plain training; every part can be left out.
 *
 * @param labelSmoothing ε, 0 to below 1: targets are (1−ε) y + ε/K. Source: Szegedy et al., "Rethinking the inception
 *     architecture", CVPR 2016, section 7
 * @param mixup α, 0.01 to 4, or 0 for none: each training sample is λ x + (1−λ) x′ with the targets λ y + (1−λ) y′, where x′ is
 *     another one of the batch and λ ~ Beta(α, α), at least ½. Source: Zhang et al., "mixup", ICLR 2018
 * @param balancesClasses whether each class counts the same in the loss, however many samples it has: a sample of class c
 *     counts N / (K n_c)
 * @param averageDecay β, 0 to below 1; 0 for none: what is validated and kept is an average of the parameters, average := β
 *     average + (1−β) w after each step, with a smaller β in the first steps. Source: Polyak and Juditsky 1992; as
 *     exponential average Tarvainen and Valpola, NeurIPS 2017
 * @param accumulation number of mini-batches that make one step of the optimiser, at least 1
 */
public record Refinements(
        double labelSmoothing, double mixup, boolean balancesClasses, double averageDecay, int accumulation) {
    /** Below, λ is 1 in all but one sample of a hundred. */
    private static final double LEAST_MIXUP = 0.01;

    /** Above, λ is always near ½, and drawing it would take long. */
    private static final double MOST_MIXUP = 4;

    /** Checks the ranges. */
    public Refinements {
        requireShare("label smoothing", labelSmoothing);
        requireShare("the decay of the average", averageDecay);
        if (mixup != 0 && !(mixup >= LEAST_MIXUP && mixup <= MOST_MIXUP)) {
            throw new IllegalArgumentException("training: mixup must be 0, for none, or " + LEAST_MIXUP + " to "
                    + MOST_MIXUP + ", but is " + mixup);
        }
        if (accumulation < 1) {
            throw new IllegalArgumentException(
                    "training: a step needs at least 1 mini-batch, but the accumulation is " + accumulation);
        }
    }

    /** Plain training. */
    public static Refinements none() {
        return new Refinements(0, 0, false, 0, 1);
    }

    private static void requireShare(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "training: " + what + " must be at least 0 and below 1, but is " + value);
        }
    }
}
