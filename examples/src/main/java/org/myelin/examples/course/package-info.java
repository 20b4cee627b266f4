/**
 * The programs of the course in {@code docs/course}, one for each chapter. A chapter shows what stands between
 * {@code region} and {@code endregion}, and what the program prints; the build compares both.
 */
@NullMarked
package org.myelin.examples.course;

import org.jspecify.annotations.NullMarked;
