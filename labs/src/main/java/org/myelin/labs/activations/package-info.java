/** Activation functions (lecture 6). */
@NullMarked
package org.myelin.labs.activations;

import org.jspecify.annotations.NullMarked;
