/**
 * Measures single training steps, without changing them: what went through each layer, and how its weights changed. Not
 * exported.
 */
@NullMarked
package org.myelin.observe;

import org.jspecify.annotations.NullMarked;
