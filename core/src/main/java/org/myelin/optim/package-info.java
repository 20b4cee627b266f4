/** Optimisers and learning-rate schedules. */
@NullMarked
package org.myelin.optim;

import org.jspecify.annotations.NullMarked;
