/** Small networks, forward and backward, number by number (lecture 2-5, 9, 11-14). */
@NullMarked
package org.myelin.labs.network;

import org.jspecify.annotations.NullMarked;
