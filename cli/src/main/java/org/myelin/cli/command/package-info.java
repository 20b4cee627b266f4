/** The commands, one class each: they read options, call the library, and print. */
@NullMarked
package org.myelin.cli.command;

import org.jspecify.annotations.NullMarked;
