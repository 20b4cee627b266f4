package org.myelin.nn;

/**
 * An activation function by itself, a = f(z) (lecture 6), for what stands between a {@link Dense} layer and its function:
 * dense (linear), batch normalisation, f.
 *
 * @param activation f, element by element
 */
public record Activate(Activation activation) implements Layer {
    /** Refuses softmax. */
    public Activate {
        if (!activation.isElementWise()) {
            throw new IllegalArgumentException("activate: " + activation
                    + " does not work element by element; use relu, tanh or sigmoid for example");
        }
    }

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public long parameterCount(int inputs) {
        return 0;
    }
}
