/** What messages to people need: likely spellings, and why a file cannot be used. */
@NullMarked
package org.myelin.message;

import org.jspecify.annotations.NullMarked;
