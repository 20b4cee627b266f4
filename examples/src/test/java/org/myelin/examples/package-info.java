@NullMarked
package org.myelin.examples;

import org.jspecify.annotations.NullMarked;
