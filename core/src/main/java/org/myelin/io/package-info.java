/** Files that appear whole or not at all. */
@NullMarked
package org.myelin.io;

import org.jspecify.annotations.NullMarked;
