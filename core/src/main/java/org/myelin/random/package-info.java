/** Randomness as a pure function of a seed and a position, so that no state has to be saved to repeat a run. */
@NullMarked
package org.myelin.random;

import org.jspecify.annotations.NullMarked;
