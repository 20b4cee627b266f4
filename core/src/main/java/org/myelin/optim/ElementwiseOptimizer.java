package org.myelin.optim;

import java.util.List;

/**
 * An optimiser that computes each new parameter from that parameter, its gradient and its own state alone.
 *
 * <p>So the engine can update a range of the parameters at once when its gradient is known, while both are in the
 * nearest cache; gradients of a whole layer are never stored. This is the interface for optimisers of your own:
 *
 * {@snippet file="org/myelin/train/SignDescent.java" region="optimizer"}
 *
 * <p>An implementation is immutable, and {@link #update} is called by several threads at once, with different ranges.
 * It should allocate nothing: it runs once for each thousand parameters of each step.
 */
public non-sealed interface ElementwiseOptimizer extends Optimizer {
    /** {@inheritDoc} None by default. */
    @Override
    default List<String> stateNames() {
        return List.of();
    }

    /**
     * Updates a range of the parameters, and its state.
     *
     * @param range the parameters and the state, changed in place, and the gradient
     * @param step learning rate and number of the step
     */
    void update(ParameterRange range, StepContext step);
}
