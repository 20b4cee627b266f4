/** The course as a web site of static pages, made from the Markdown in {@code docs/course}. */
@NullMarked
package org.myelin.labs.course;

import org.jspecify.annotations.NullMarked;
