/** What the machine can do: multiply-adds and memory. */
@NullMarked
package org.myelin.benchmarks.roofline;

import org.jspecify.annotations.NullMarked;
