/**
 * The labs: each computes one part of the lecture with real numbers, from {@code org.myelin.lecture}, and tells it as a
 * page of formulas, tables and figures, which the terminal, a web page and picture files show.
 */
@NullMarked
package org.myelin.labs;

import org.jspecify.annotations.NullMarked;
