package org.myelin.optim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a gradient changes the parameters: one step of lecture (10), item 4, or of a method that refines it.
 *
 * <p>An optimiser is an immutable description; what it remembers between steps (momentum, for example) lies in buffers
 * that the trainer owns, saves in checkpoints and passes in. Every buffer is laid out as the parameters are. An
 * optimiser works element by element, so that the engine can call it on any range as soon as that range's gradient is
 * there, from several threads on different ranges; no gradient of a whole layer is ever stored. Only what needs whole
 * gradients, {@link #maxGradientNorm} and {@link #matrixMethod}, has the engine keep them until the backward step is over.
 *
 * <p>Its {@code toString} names all its settings, as a record's does: a checkpoint stores it, and a run is resumed only
 * with the same text.
 */
public interface Optimizer {
    /** Names of the buffers that are remembered between steps, in the order in which {@link #update} gets them. */
    List<String> stateNames();

    /**
     * Updates one range of the parameters.
     *
     * @param parameters the parameters, changed in place
     * @param at where the range begins, in the parameters and in each state buffer
     * @param gradient the mean gradient over the batch
     * @param gradientAt where the range begins in {@code gradient}
     * @param length number of values; a multiple of 32
     * @param state the buffers of {@link #stateNames}, zero before the first step, changed in place
     * @param learningRate α of this step
     * @param step number of updates done before, from 0
     * @param decays whether weight decay applies to this range: true for weights, false for biases
     */
    void update(
            float[] parameters,
            int at,
            float[] gradient,
            int gradientAt,
            int length,
            float[][] state,
            double learningRate,
            long step,
            boolean decays);

    /** The largest norm that the gradient of all parameters together may have; a longer one is shortened to it. */
    default OptionalDouble maxGradientNorm() {
        return OptionalDouble.empty();
    }

    /**
     * How a weight matrix is updated as a whole, instead of by {@link #update} element by element; empty where it is not. The
     * method owns its workspace, and is used for all matrices of this place and shape, one after the other.
     *
     * @param place where the matrix is
     * @param inputs its number of rows
     * @param outputs its number of columns
     */
    default Optional<MatrixMethod> matrixMethod(MatrixPlace place, int inputs, int outputs) {
        return Optional.empty();
    }
}
