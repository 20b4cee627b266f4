/**
 * Formulas in TeX: as Unicode for terminals and pictures, and as HTML that KaTeX renders. Labs and course write
 * formulas in no other way.
 */
@NullMarked
package org.myelin.labs.formula;

import org.jspecify.annotations.NullMarked;
