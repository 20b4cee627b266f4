/** Logistic regression, shallow and deep networks on points of the plane (lecture 7). */
@NullMarked
package org.myelin.labs.fit;

import org.jspecify.annotations.NullMarked;
