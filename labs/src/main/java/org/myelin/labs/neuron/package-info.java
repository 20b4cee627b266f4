/** One neuron (lecture 1). */
@NullMarked
package org.myelin.labs.neuron;

import org.jspecify.annotations.NullMarked;
