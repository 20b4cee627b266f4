package org.myelin.optim;

import java.util.List;

/**
 * Muon: weight matrices move by orthogonalised momentum, everything else by an auxiliary optimiser.
 *
 * <p>m := μm + (1−μ)g; u = (1−μ)g + μm (Nesterov); O = U Vᵀ of the singular value decomposition u = U S Vᵀ,
 * approximated by Newton-Schulz iterations; W := (1−αλ)W − α √max(1, n_out/n_in) O. So all directions of a matrix learn
 * equally fast. Source: Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024, with its
 * coefficients.
 *
 * <p>α of the schedule is that of the matrices; the auxiliary optimiser gets α times {@code auxiliaryRateFactor}. The
 * momentum of a matrix lies in the first state buffer of the auxiliary optimiser, which has no other use for these
 * matrices.
 *
 * @param momentum μ, 0 to below 1
 * @param newtonSchulzSteps number of Newton-Schulz iterations, 1 to {@value #MAX_NEWTON_SCHULZ_STEPS}; more would
 *     amplify rounding errors without bound
 * @param weightDecay λ of the matrices, at least 0, decoupled
 * @param inputMatrix whether the first matrix, which takes the features, is one of them; not in the source
 * @param auxiliary for biases, normalisations, the matrix of the output and, unless {@code inputMatrix}, that of the
 *     input; needs state
 * @param auxiliaryRateFactor learning rate of the auxiliary optimiser as a multiple of α, above 0
 */
public record Muon(
        double momentum,
        int newtonSchulzSteps,
        double weightDecay,
        boolean inputMatrix,
        ElementwiseOptimizer auxiliary,
        double auxiliaryRateFactor)
        implements Optimizer {
    /** μ of Jordan et al. */
    public static final double DEFAULT_MOMENTUM = 0.95;

    /** Number of Newton-Schulz iterations of Jordan et al. */
    public static final int DEFAULT_NEWTON_SCHULZ_STEPS = 5;

    /** β₂ of the auxiliary AdamW of Jordan et al. */
    public static final double DEFAULT_AUXILIARY_BETA2 = 0.95;

    /** With the α of Jordan et al., 0.02, AdamW has that of Kingma and Ba, 0.001. */
    public static final double DEFAULT_AUXILIARY_RATE_FACTOR = 0.05;

    /** With six iterations a rounding error grows at most 3.4445⁶ = 1670 times. */
    public static final int MAX_NEWTON_SCHULZ_STEPS = 6;

    /** Checks the ranges. */
    public Muon {
        Require.share("muon", "momentum", momentum);
        Require.notNegative("muon", "weight decay", weightDecay);
        Require.positive("muon", "auxiliary rate factor", auxiliaryRateFactor);
        if (newtonSchulzSteps < 1 || newtonSchulzSteps > MAX_NEWTON_SCHULZ_STEPS) {
            throw new IllegalArgumentException("muon: Newton-Schulz steps must be from 1 to " + MAX_NEWTON_SCHULZ_STEPS
                    + ", but are " + newtonSchulzSteps);
        }
        if (auxiliary.stateNames().isEmpty()) {
            throw new IllegalArgumentException(
                    "muon: the auxiliary optimiser must have state, for example AdamW, but " + auxiliary + " has none");
        }
    }

    /**
     * The settings of Jordan et al., with AdamW of β₂ {@value #DEFAULT_AUXILIARY_BETA2} as auxiliary optimiser; no
     * weight decay.
     */
    public static Muon defaults() {
        return new Muon(
                DEFAULT_MOMENTUM,
                DEFAULT_NEWTON_SCHULZ_STEPS,
                0,
                false,
                Adam.adamW().withBeta2(DEFAULT_AUXILIARY_BETA2),
                DEFAULT_AUXILIARY_RATE_FACTOR);
    }

    /** The same with another momentum. */
    public Muon withMomentum(double momentum) {
        return new Muon(momentum, newtonSchulzSteps, weightDecay, inputMatrix, auxiliary, auxiliaryRateFactor);
    }

    /** The same with another number of Newton-Schulz iterations. */
    public Muon withNewtonSchulzSteps(int newtonSchulzSteps) {
        return new Muon(momentum, newtonSchulzSteps, weightDecay, inputMatrix, auxiliary, auxiliaryRateFactor);
    }

    /** The same with another weight decay of the matrices. */
    public Muon withWeightDecay(double weightDecay) {
        return new Muon(momentum, newtonSchulzSteps, weightDecay, inputMatrix, auxiliary, auxiliaryRateFactor);
    }

    /** The same with or without the first matrix. */
    public Muon withInputMatrix(boolean inputMatrix) {
        return new Muon(momentum, newtonSchulzSteps, weightDecay, inputMatrix, auxiliary, auxiliaryRateFactor);
    }

    /** The same with another auxiliary optimiser. */
    public Muon withAuxiliary(ElementwiseOptimizer auxiliary) {
        return new Muon(momentum, newtonSchulzSteps, weightDecay, inputMatrix, auxiliary, auxiliaryRateFactor);
    }

    /** The same with another learning rate of the auxiliary optimiser. */
    public Muon withAuxiliaryRateFactor(double auxiliaryRateFactor) {
        return new Muon(momentum, newtonSchulzSteps, weightDecay, inputMatrix, auxiliary, auxiliaryRateFactor);
    }

    @Override
    public List<String> stateNames() {
        return auxiliary.stateNames();
    }

    /** All settings, by the names that checkpoints have for them since the first release. */
    @Override
    public String toString() {
        return "Muon[momentum=" + momentum + ", iterations=" + newtonSchulzSteps + ", weightDecay=" + weightDecay
                + ", input=" + inputMatrix + ", rest=" + auxiliary + ", restRate=" + auxiliaryRateFactor + "]";
    }
}
