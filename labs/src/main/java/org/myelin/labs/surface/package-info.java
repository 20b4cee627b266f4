/** The loss of two weights as a surface, and gradient descent over it (lecture 9, 10). */
@NullMarked
package org.myelin.labs.surface;

import org.jspecify.annotations.NullMarked;
