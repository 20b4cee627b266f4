/** Recipes as YAML files, built in or one's own. */
@NullMarked
package org.myelin.cli.recipe;

import org.jspecify.annotations.NullMarked;
