/** What measurements are written to: tables in Markdown, and docs/benchmarks.md. */
@NullMarked
package org.myelin.benchmarks.report;

import org.jspecify.annotations.NullMarked;
