/**
 * What flows through a network in a training step: values forward, sensitivities backward, and what the step does to
 * the weights. Measured by the engine in sampled steps, sent as {@code TrainingEvent.LayersObserved}; and what an epoch
 * comes to.
 */
@NullMarked
package org.myelin.flow;

import org.jspecify.annotations.NullMarked;
