/** Pages of labs: blocks of text, formulas, tables and figures, and the same page as terminal text, HTML and files. */
@NullMarked
package org.myelin.labs.page;

import org.jspecify.annotations.NullMarked;
