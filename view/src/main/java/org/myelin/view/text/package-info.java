/** Texts in both languages, numbers as people read them, and the text files of the jar. */
@NullMarked
package org.myelin.view.text;

import org.jspecify.annotations.NullMarked;
