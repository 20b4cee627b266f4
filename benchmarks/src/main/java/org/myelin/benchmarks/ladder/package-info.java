/** The matrix product from three loops to the engine's kernel, rung by rung. */
@NullMarked
package org.myelin.benchmarks.ladder;

import org.jspecify.annotations.NullMarked;
