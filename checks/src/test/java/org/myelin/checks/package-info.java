/** The rules of CONTRIBUTING.md that concern all modules, each a test. */
@NullMarked
package org.myelin.checks;

import org.jspecify.annotations.NullMarked;
