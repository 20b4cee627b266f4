/** Classes as vectors (lecture 8). */
@NullMarked
package org.myelin.labs.onehot;

import org.jspecify.annotations.NullMarked;
