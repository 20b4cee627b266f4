package org.myelin.nn;

import java.util.List;
import java.util.Optional;

/**
 * A fully connected layer: z = W a + b, output f(z), W of n_out × n_in (lecture 2-4; the lecture has no b).
 *
 * @param outputs n_out, at least 1
 * @param activation f
 * @param bias whether b is added and learned
 * @param initializer how W starts
 */
public record Dense(int outputs, Activation activation, boolean bias, Initializer initializer) implements Layer {
    private static final LayerField<Dense, Integer> OUTPUTS = LayerField.count("outputs", Dense::outputs);
    private static final LayerField<Dense, Activation> ACTIVATION =
            LayerField.activation("activation", Dense::activation);
    private static final LayerField<Dense, Boolean> BIAS = LayerField.flag("bias", Dense::bias);
    private static final LayerField<Dense, Initializer> INITIALIZER =
            LayerField.initializer("initializer", Dense::initializer);

    /** Its form in model files. */
    public static final LayerFormat<Dense> FORMAT = LayerFormat.of(
            "dense",
            Dense.class,
            values -> new Dense(values.get(OUTPUTS), values.get(ACTIVATION), values.get(BIAS), values.get(INITIALIZER)),
            List.of(OUTPUTS, ACTIVATION, BIAS, INITIALIZER));

    /** Most neurons of a layer: 16,777,216. */
    public static final int MAX_OUTPUTS = 1 << 24;

    /** Checks the number of outputs: 1 to {@link #MAX_OUTPUTS}. */
    public Dense {
        if (outputs < 1) {
            throw new IllegalArgumentException("dense layer: needs at least 1 output, but got " + outputs);
        }
        if (outputs > MAX_OUTPUTS) {
            throw new IllegalArgumentException(
                    "dense layer: can have at most " + MAX_OUTPUTS + " outputs, but got " + outputs);
        }
    }

    /** A layer with bias and the {@linkplain Initializer#defaultFor default} initialiser. */
    public Dense(int outputs, Activation activation) {
        this(outputs, activation, true, Initializer.defaultFor(activation));
    }

    @Override
    public LayerFormat<Dense> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return outputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        ParameterSpec weights = ParameterSpec.weights(outputs, inputs, initializer);
        return bias ? List.of(weights, ParameterSpec.vector(ParameterSpec.BIAS, outputs, 0)) : List.of(weights);
    }

    @Override
    public Optional<Activation> function() {
        return Optional.of(activation);
    }

    @Override
    public boolean hasNeurons() {
        return true;
    }
}
