/** What programs that write reports and lab pages need besides the core: the modules runs, labs and view. */
@NullMarked
package org.myelin.examples.report;

import org.jspecify.annotations.NullMarked;
