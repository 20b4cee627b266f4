/** Plain and residual networks of growing depth (lecture 17). */
@NullMarked
package org.myelin.labs.depth;

import org.jspecify.annotations.NullMarked;
