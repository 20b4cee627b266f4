package org.myelin.nn;

/**
 * A fully connected layer: z = W a + b, output f(z), W of n_out × n_in (lecture 2-4; the lecture has no b).
 *
 * @param outputs n_out, at least 1
 * @param activation f
 * @param bias whether b is added and learned
 * @param initializer how W starts
 */
public record Dense(int outputs, Activation activation, boolean bias, Initializer initializer) implements Layer {
    /** Most neurons of a layer: 16,777,216. */
    public static final int MOST_OUTPUTS = 1 << 24;

    /** Checks the number of outputs: 1 to {@link #MOST_OUTPUTS}. */
    public Dense {
        if (outputs < 1) {
            throw new IllegalArgumentException("dense layer: needs at least 1 output, but got " + outputs);
        }
        if (outputs > MOST_OUTPUTS) {
            throw new IllegalArgumentException(
                    "dense layer: can have at most " + MOST_OUTPUTS + " outputs, but got " + outputs);
        }
    }

    /** A layer with bias and the {@linkplain Initializer#defaultFor usual} initialiser. */
    public Dense(int outputs, Activation activation) {
        this(outputs, activation, true, Initializer.defaultFor(activation));
    }

    @Override
    public int outputs(int inputs) {
        return outputs;
    }

    @Override
    public long parameterCount(int inputs) {
        return (long) outputs * inputs + (bias ? outputs : 0);
    }
}
