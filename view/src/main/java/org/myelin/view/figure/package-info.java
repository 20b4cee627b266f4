/** Drawing: vector figures for pages and files, with axes, curves, heat maps and legends, in both languages. */
@NullMarked
package org.myelin.view.figure;

import org.jspecify.annotations.NullMarked;
