package org.myelin.nn;

import java.util.List;
import java.util.Optional;

/**
 * One layer of an {@link Architecture}: an immutable description without weights. Its record declares everything that
 * is known about it apart from its computation, which belongs to the engine.
 *
 * <p>A layer takes the activations of the layer before, a row for each neuron, and gives its own. {@link Residual}
 * holds other layers; all others are leaves.
 */
public sealed interface Layer permits Activate, BatchNorm, Dense, Dropout, LayerNorm, Residual, Scale, Whitening {
    /** Its name and fields in model files. */
    LayerFormat<?> format();

    /**
     * Number of outputs n_{l+1}.
     *
     * @param inputs number of inputs n_l
     */
    int outputs(int inputs);

    /**
     * Its own matrices and vectors, in the order of model files; without those of layers that it holds.
     *
     * @param inputs number of inputs n_l
     */
    List<ParameterSpec> parameters(int inputs);

    /**
     * Number of learnable values.
     *
     * @param inputs number of inputs n_l
     */
    default long parameterCount(int inputs) {
        return parameters(inputs).stream()
                .filter(ParameterSpec::isTrained)
                .mapToLong(ParameterSpec::count)
                .sum();
    }

    /** f, where the layer ends with a function that works on each neuron's value. */
    default Optional<Activation> function() {
        return Optional.empty();
    }

    /** Whether its outputs are neurons of their own; else they are the values of its inputs, changed. */
    default boolean hasNeurons() {
        return false;
    }

    /**
     * What summaries say beside sizes, weights and function, for example {@code p = 0.1}; empty where there is nothing.
     *
     * @param inputs number of inputs n_l
     */
    default String detail(int inputs) {
        return "";
    }

    /** Whether it can only be the first layer of a network. */
    default boolean isOnlyFirst() {
        return false;
    }

    /** Whether it can be part of the branch of a {@link Residual}. */
    default boolean fitsBranch() {
        return !isOnlyFirst();
    }

    /** The fewest samples that a batch must have in training. */
    default int minBatchSize() {
        return 1;
    }

    /**
     * Refuses a number of inputs that the layer cannot take.
     *
     * @throws IllegalArgumentException saying what it needs
     */
    default void requireInputs(int inputs) {}

    /** The same layer with nothing random in training, for derivatives. */
    default Layer withoutRandomness() {
        return this;
    }
}
