package org.myelin.optim;

import java.util.List;
import java.util.Optional;

/**
 * Muon: weight matrices move by orthogonalised momentum, everything else by another method.
 *
 * <p>m := μm + (1−μ)g; u = (1−μ)g + μm (Nesterov); O = U Vᵀ of the singular value decomposition u = U S Vᵀ, approximated by
 * Newton-Schulz iterations; W := (1−αλ)W − α √max(1, n_out/n_in) O. So all directions of a matrix learn equally fast. Source:
 * Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024, with its coefficients.
 *
 * <p>α of the schedule is that of the matrices; the other method gets α times {@code restRate}.
 *
 * @param momentum μ, 0 to below 1; 0.95 in the source
 * @param iterations of Newton-Schulz, 1 to 6; 5 in the source. More would let rounding errors grow that have no limit
 * @param weightDecay λ of the matrices, at least 0, decoupled
 * @param input whether the first matrix, which takes the features, is one of them; not in the source
 * @param rest for biases, normalisations, and the matrices of the output and perhaps of the input
 * @param restRate its learning rate as a multiple of α
 */
public record Muon(double momentum, int iterations, double weightDecay, boolean input, Optimizer rest, double restRate)
        implements Optimizer {
    private static final int MOST_ITERATIONS = 6;

    /** Checks the ranges. */
    public Muon {
        Require.share("muon", "momentum", momentum);
        Require.notNegative("muon", "weight decay", weightDecay);
        Require.positive("muon", "rate of the rest", restRate);
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "muon: needs 1 to " + MOST_ITERATIONS + " iterations, but got " + iterations);
        }
        if (rest instanceof Muon
                || rest.stateNames().isEmpty()
                || rest.maxGradientNorm().isPresent()) {
            throw new IllegalArgumentException(
                    "muon: the rest needs a method that works element by element and remembers something, for example"
                            + " AdamW, but is " + rest + "; clip the gradients of all of it instead");
        }
    }

    @Override
    public List<String> stateNames() {
        return rest.stateNames();
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
        rest.update(parameters, at, gradient, gradientAt, length, state, restRate * learningRate, step, decays);
    }

    /** Momentum lies in the first buffer of the rest, which has no other use for these matrices. */
    @Override
    public Optional<MatrixMethod> matrixMethod(MatrixPlace place, int inputs, int outputs) {
        boolean takes = place == MatrixPlace.HIDDEN || (input && place == MatrixPlace.INPUT);
        return takes ? Optional.of(new MuonMatrix(this, inputs, outputs)) : Optional.empty();
    }
}
