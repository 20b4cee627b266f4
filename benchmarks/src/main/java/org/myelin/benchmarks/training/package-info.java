/** Whole training steps against peers. */
@NullMarked
package org.myelin.benchmarks.training;

import org.jspecify.annotations.NullMarked;
