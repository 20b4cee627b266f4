/**
 * Checks of the fast engine: every layer once more in double precision, and gradients against central differences of
 * it.
 */
@NullMarked
package org.myelin.check;

import org.jspecify.annotations.NullMarked;
