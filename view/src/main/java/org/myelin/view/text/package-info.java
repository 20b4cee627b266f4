/** Text in the columns of a terminal. */
@NullMarked
package org.myelin.view.text;

import org.jspecify.annotations.NullMarked;
