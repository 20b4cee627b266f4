/**
 * Executes an architecture on mini-batches: forward, loss, backward and update. Not exported.
 *
 * <p>Matrices lie in {@linkplain org.myelin.kernel.Panels panels} in one of two directions: activations a and
 * sensitivities δ have a row for each neuron and a column for each sample, as the lecture's column vectors side by
 * side; their transposes aᵀ and δᵀ, which the weight gradient needs, a row for each sample and a column for each
 * neuron.
 */
@NullMarked
package org.myelin.engine;

import org.jspecify.annotations.NullMarked;
