/** Training that several labs share. */
@NullMarked
package org.myelin.labs.training;

import org.jspecify.annotations.NullMarked;
