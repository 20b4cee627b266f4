package org.myelin.optim;

import java.util.List;

/**
 * How a gradient changes the parameters: one step of lecture (10), item 4, or of a method that refines it.
 *
 * <p>An optimiser is an immutable description; what it remembers between steps (momentum, for example) lies in buffers
 * that the trainer owns, saves in checkpoints and passes in. Every buffer is laid out as the parameters are. An
 * optimiser works element by element, so that the engine can call it on any range as soon as that range's gradient is
 * there, from several threads on different ranges.
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
            boolean decays);
}
