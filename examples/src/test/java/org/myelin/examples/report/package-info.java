@NullMarked
package org.myelin.examples.report;

import org.jspecify.annotations.NullMarked;
