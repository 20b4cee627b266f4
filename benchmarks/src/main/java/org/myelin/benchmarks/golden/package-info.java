/** Programs that made the golden values of the tests, with PyTorch. */
@NullMarked
package org.myelin.benchmarks.golden;

import org.jspecify.annotations.NullMarked;
