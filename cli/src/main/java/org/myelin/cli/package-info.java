/** The command line. {@link org.myelin.cli.Myelin} is where it begins. */
@NullMarked
package org.myelin.cli;

import org.jspecify.annotations.NullMarked;
