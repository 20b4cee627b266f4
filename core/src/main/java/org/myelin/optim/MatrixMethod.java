package org.myelin.optim;

/** Updates weight matrices of one shape as a whole. One thread at a time may use it. */
@FunctionalInterface
public interface MatrixMethod {
    /**
     * Updates one matrix.
     *
     * <p>All arrays are laid out as the parameters are: in {@link org.myelin.kernel.Panels}, a row for each input, a column for
     * each output.
     *
     * @param parameters the parameters, changed in place
     * @param gradient the mean gradient over the batch; may be changed
     * @param at where the matrix begins, in both and in each state buffer
     * @param state the buffers of {@link Optimizer#stateNames}
     * @param learningRate α of this step
     * @param team threads to share the work with
     */
    void update(float[] parameters, float[] gradient, int at, float[][] state, double learningRate, Parallel team);
}
