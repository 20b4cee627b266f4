/** Measures how fast this machine trains and predicts, and what its processor could do at most. */
@NullMarked
package org.myelin.bench;

import org.jspecify.annotations.NullMarked;
