/**
 * Applies an optimiser to gradients as the backward step computes them: at once, or after a whole step. Not exported.
 *
 * <p>Also computes the optimisers that are no {@link org.myelin.optim.ElementwiseOptimizer}, because they need the
 * engine's memory layout.
 */
@NullMarked
package org.myelin.update;

import org.jspecify.annotations.NullMarked;
