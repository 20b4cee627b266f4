/** What a person sees while something takes its time. */
@NullMarked
package org.myelin.cli.progress;

import org.jspecify.annotations.NullMarked;
