package org.myelin.optim;

import java.util.List;

/**
 * How a gradient changes the parameters: one step of lecture (10), item 4, or of a method that refines it.
 *
 * <p>An optimiser is an immutable description. Its state between steps, momentum for example, lies in buffers that the
 * trainer allocates, saves in checkpoints and passes in; each is laid out as the parameters are. The learning rate is
 * no part of it: that comes from the {@link Schedule}, step by step.
 *
 * <p>To write an optimiser of your own, implement {@link ElementwiseOptimizer}. The other kinds, which need the
 * gradient of a whole matrix ({@link Muon}) or of the whole network ({@link Clipped}), are a closed set, because the
 * engine must compute them in its own memory layout.
 *
 * <p>{@code toString} names all settings, as a record's does: a checkpoint stores it, and a run is resumed only with
 * the same text.
 */
public sealed interface Optimizer permits ElementwiseOptimizer, Muon, Clipped {
    /** Names of the state buffers, which are also their names in checkpoints. */
    List<String> stateNames();
}
