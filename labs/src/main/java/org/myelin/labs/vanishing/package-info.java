/** Vanishing gradients (lecture 15-17). */
@NullMarked
package org.myelin.labs.vanishing;

import org.jspecify.annotations.NullMarked;
