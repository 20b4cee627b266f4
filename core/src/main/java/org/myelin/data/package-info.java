/** Data sets, their readers, splits, normalisation and augmentation. Values stay in the units of their source. */
@NullMarked
package org.myelin.data;

import org.jspecify.annotations.NullMarked;
