/** Small programs that use the library alone; the build runs each of them. */
@NullMarked
package org.myelin.examples;

import org.jspecify.annotations.NullMarked;
