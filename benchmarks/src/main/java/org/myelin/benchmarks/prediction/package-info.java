/** Answers for single samples, against peers. */
@NullMarked
package org.myelin.benchmarks.prediction;

import org.jspecify.annotations.NullMarked;
