/** What all pages share: colours for light and dark, headings, tables, and the switch between the languages. */
@NullMarked
package org.myelin.cli.page;

import org.jspecify.annotations.NullMarked;
