package org.myelin.lecture;

/**
 * J = −Σⱼ yⱼ ln aⱼ^L of {@link Softmax} outputs; for a one-hot y it is −ln of the probability given to the right class.
 * Not in the lecture.
 *
 * <p>Computed from z^L, so that it stays finite and exact where a^L rounds to 0 or to 1. Together with softmax the
 * derivative is as simple as for a linear output with squares: δ^L = a^L − y.
 */
public record CrossEntropy() implements Loss {
    /** How far the sum of y may be from 1: far above rounding, far below a forgotten component. */
    private static final double SUM_TOLERANCE = 1e-9;

    @Override
    public double of(Vector z, Vector a, Vector y) {
        requireProbabilities(a, y);
        // J = −Σⱼ yⱼ ln aⱼ^L
        double sum = 0;
        for (int j = 1; j <= z.size(); j++) {
            if (y.at(j) != 0) {
                sum += y.at(j) * Softmax.negativeLogarithm(z, j);
            }
        }
        return sum;
    }

    /** {@inheritDoc} Here δᵢ^L = aᵢ^L − yᵢ: softmax and logarithm leave no f′. */
    @Override
    public Vector outputSensitivity(ActivationFunction f, Vector z, Vector a, Vector y) {
        requireOutput(f);
        requireProbabilities(a, y);
        // δᵢ^L = aᵢ^L − yᵢ
        return Vector.build(a.size(), i -> a.at(i) - y.at(i));
    }

    @Override
    public void requireOutput(ActivationFunction f) {
        if (!(f instanceof Softmax)) {
            throw new IllegalArgumentException(
                    "network: loss cross-entropy needs a softmax output layer, but the output" + " layer uses " + f
                            + "; use softmax, or the loss mse");
        }
    }

    private static void requireProbabilities(Vector a, Vector y) {
        Require.size("cross-entropy of " + a.size() + " outputs", a.size(), "y", y.size());
        double sum = 0;
        boolean negative = false;
        for (int j = 1; j <= y.size(); j++) {
            negative |= y.at(j) < 0;
            sum += y.at(j);
        }
        if (negative || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "cross-entropy: y must be probabilities with the sum 1, but got " + y + "; encode classes one-hot");
        }
    }

    @Override
    public String toString() {
        return "cross-entropy";
    }
}
