/** What a lab is: a computation with parameters, and the page that shows it. */
@NullMarked
package org.myelin.labs.definition;

import org.jspecify.annotations.NullMarked;
