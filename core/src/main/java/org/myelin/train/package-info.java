/**
 * Training: the loop, its events, checkpoints, early stopping, and recipes that name all of its settings.
 *
 * <p>{@link org.myelin.train.Trainer} is where to begin.
 */
@NullMarked
package org.myelin.train;

import org.jspecify.annotations.NullMarked;
