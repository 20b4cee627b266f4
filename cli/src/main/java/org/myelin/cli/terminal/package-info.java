/** What a command needs of its process: where it writes to, how it is stopped, and what the process ends with. */
@NullMarked
package org.myelin.cli.terminal;

import org.jspecify.annotations.NullMarked;
