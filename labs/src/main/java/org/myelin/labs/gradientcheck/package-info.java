/** The engine's gradients against central differences (lecture 11-14). */
@NullMarked
package org.myelin.labs.gradientcheck;

import org.jspecify.annotations.NullMarked;
