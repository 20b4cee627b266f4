/**
 * The registry of the labs. Each lab computes one part of the lecture with real numbers, from {@code
 * org.myelin.lecture}, and shows it as a page of formulas, tables and figures, for the terminal, as a web page and as
 * picture files.
 */
@NullMarked
package org.myelin.labs;

import org.jspecify.annotations.NullMarked;
