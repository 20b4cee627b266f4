package org.myelin.nn;

import java.util.List;
import java.util.Optional;

/**
 * An activation function by itself, a = f(z) (lecture 6), for what stands between a {@link Dense} layer and its
 * function: dense (linear), batch normalisation, f.
 *
 * @param activation f, element by element
 */
public record Activate(Activation activation) implements Layer {
    private static final LayerField<Activate, Activation> ACTIVATION =
            LayerField.activation("activation", Activate::activation);

    /** Its form in model files. */
    public static final LayerFormat<Activate> FORMAT = LayerFormat.of(
            "activate", Activate.class, values -> new Activate(values.get(ACTIVATION)), List.of(ACTIVATION));

    /** Refuses softmax. */
    public Activate {
        if (!activation.isElementWise()) {
            throw new IllegalArgumentException("activate: " + activation
                    + " does not work element by element; use relu, tanh or sigmoid for example");
        }
    }

    @Override
    public LayerFormat<Activate> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        return List.of();
    }

    @Override
    public Optional<Activation> function() {
        return Optional.of(activation);
    }
}
