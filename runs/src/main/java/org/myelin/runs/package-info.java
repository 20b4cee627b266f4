/** The folder that a training run leaves: recipe, events, metrics, models, summary. */
@NullMarked
package org.myelin.runs;

import org.jspecify.annotations.NullMarked;
