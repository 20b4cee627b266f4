@NullMarked
package org.myelin.examples.course;

import org.jspecify.annotations.NullMarked;
