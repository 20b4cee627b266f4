package org.myelin.nn;

import java.util.List;

/**
 * A frozen linear input layer that decorrelates features: y = R D Vᵀ (x − μ). μ is the mean of the training samples,
 * the columns of V are the first eigenvectors vₖ of their covariance, D divides the component along vₖ by √(λₖ + ε λ̄)
 * with its eigenvalue λₖ and the mean λ̄ of the kept ones, and R is some rotation, which the next layer can undo. So
 * the outputs have mean 0, and with ε = 0 variance 1 and no correlation. Fitted before training on the training samples
 * (as normalised, without augmentation), then never changed. Only the first layer may be one. Source: principal
 * components, Hotelling 1933; for dense networks on pictures Lin, Memisevic and Konda, "How far can we go without
 * convolution", 2015.
 *
 * @param outputs number of components, at least 1 and at most the number of features
 * @param epsilon ε as a share of λ̄; more damps components that are mostly noise
 */
public record Whitening(int outputs, double epsilon) implements Layer {
    private static final LayerField<Whitening, Integer> OUTPUTS = LayerField.count("outputs", Whitening::outputs);
    private static final LayerField<Whitening, Double> EPSILON = LayerField.number("epsilon", Whitening::epsilon);

    /** Its form in model files. */
    public static final LayerFormat<Whitening> FORMAT = LayerFormat.of(
            "whitening",
            Whitening.class,
            values -> new Whitening(values.get(OUTPUTS), values.get(EPSILON)),
            List.of(OUTPUTS, EPSILON));

    /** Checks the ranges. */
    public Whitening {
        if (outputs < 1) {
            throw new IllegalArgumentException("whitening: needs at least 1 component, but got " + outputs);
        }
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("whitening: epsilon must be finite and at least 0, but is " + epsilon);
        }
    }

    @Override
    public LayerFormat<Whitening> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return outputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        return List.of(
                ParameterSpec.frozenWeights(outputs, inputs),
                ParameterSpec.frozenVector(ParameterSpec.BIAS, outputs, 0));
    }

    @Override
    public boolean hasNeurons() {
        return true;
    }

    @Override
    public boolean isOnlyFirst() {
        return true;
    }

    @Override
    public void requireInputs(int inputs) {
        if (outputs > inputs) {
            throw new IllegalArgumentException(
                    "whitening to " + outputs + " components needs at least as many inputs, but there are " + inputs);
        }
    }
}
