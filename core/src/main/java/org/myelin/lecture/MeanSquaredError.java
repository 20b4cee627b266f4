package org.myelin.lecture;

/**
 * J = ½ Σⱼ (aⱼ^L − yⱼ)² exactly as the lecture has it: ½, and a sum, not a mean, over the outputs (lecture 9).
 *
 * <p>For a = (0.8, 0.3) and y = (1, 0): J = ½ (0.04 + 0.09) = 0.065.
 */
public record MeanSquaredError() implements Loss {
    @Override
    public double of(Vector z, Vector a, Vector y) {
        Require.size("mse of " + a.size() + " outputs", a.size(), "y", y.size());
        // J = ½ Σⱼ (aⱼ^L − yⱼ)²   (lecture 9)
        double sum = 0;
        for (int j = 1; j <= a.size(); j++) {
            sum += (a.at(j) - y.at(j)) * (a.at(j) - y.at(j));
        }
        return sum / 2;
    }

    /** {@inheritDoc} Here δᵢ^L = (aᵢ^L − yᵢ) f′(zᵢ^L). */
    @Override
    public Vector outputSensitivity(ActivationFunction f, Vector z, Vector a, Vector y) {
        Require.size("mse of " + a.size() + " outputs", a.size(), "y", y.size());
        return switch (f) {
            // δᵢ^L = (aᵢ^L − yᵢ) f′(zᵢ^L)   (lecture 12)
            case ElementWise each -> Vector.build(a.size(), i -> (a.at(i) - y.at(i)) * each.derivative(z.at(i)));
            case Softmax softmax -> throw refused(softmax);
        };
    }

    @Override
    public void requireOutput(ActivationFunction f) {
        if (f instanceof Softmax softmax) {
            throw refused(softmax);
        }
    }

    private static IllegalArgumentException refused(Softmax softmax) {
        return new IllegalArgumentException(
                "network: loss mse needs an element-wise output activation (lecture 12), but"
                        + " the output layer uses " + softmax + "; use linear or sigmoid, or the loss cross-entropy");
    }

    @Override
    public String toString() {
        return "mse";
    }
}
