/** The report of a training run: one HTML file and a figure of the curves. */
@NullMarked
package org.myelin.runs.report;

import org.jspecify.annotations.NullMarked;
