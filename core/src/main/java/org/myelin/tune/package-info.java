/** Finding settings: random search over declared ranges with asynchronous successive halving. */
@NullMarked
package org.myelin.tune;

import org.jspecify.annotations.NullMarked;
