/**
 * What a network is: its {@linkplain org.myelin.nn.Architecture architecture} (immutable), its
 * {@linkplain org.myelin.nn.Parameters parameters} (mutable), and the parts that both are made of.
 */
@NullMarked
package org.myelin.nn;

import org.jspecify.annotations.NullMarked;
