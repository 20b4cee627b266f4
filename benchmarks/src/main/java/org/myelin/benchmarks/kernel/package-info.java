/** JMH benchmarks of single kernels. */
@NullMarked
package org.myelin.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
