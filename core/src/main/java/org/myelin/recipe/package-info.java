/** All settings of a training run, each declared once, and recipes, which hold a value for each. */
@NullMarked
package org.myelin.recipe;

import org.jspecify.annotations.NullMarked;
