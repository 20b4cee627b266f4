/** Recipes as YAML files, built in or one's own. */
@NullMarked
package org.myelin.runs.recipe;

import org.jspecify.annotations.NullMarked;
