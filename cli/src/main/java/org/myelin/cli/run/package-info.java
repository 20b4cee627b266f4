/** The folder that a training run leaves: recipe, events, metrics, models, summary. */
@NullMarked
package org.myelin.cli.run;

import org.jspecify.annotations.NullMarked;
