/**
 * What flows through a network in a training step: values forward, sensitivities backward, and what the step does to the
 * weights. Measured by the engine now and then, sent as {@code TrainingEvent.LayersObserved}.
 */
@NullMarked
package org.myelin.flow;

import org.jspecify.annotations.NullMarked;
