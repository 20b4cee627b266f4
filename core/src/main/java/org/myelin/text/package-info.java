/**
 * Text for people in English and Chinese: {@link org.myelin.text.Texts} reads it from resource files, with arguments by
 * name, and {@link org.myelin.text.Numbers} formats the numbers in it.
 */
@NullMarked
package org.myelin.text;

import org.jspecify.annotations.NullMarked;
