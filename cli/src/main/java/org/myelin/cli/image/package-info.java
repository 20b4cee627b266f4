/** Pictures of any size as features of a model. */
@NullMarked
package org.myelin.cli.image;

import org.jspecify.annotations.NullMarked;
