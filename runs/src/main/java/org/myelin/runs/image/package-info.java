/** Images of any size as features of a model. */
@NullMarked
package org.myelin.runs.image;

import org.jspecify.annotations.NullMarked;
