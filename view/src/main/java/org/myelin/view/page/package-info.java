/** What all pages share: colours for light and dark, headings, tables, and the switch between the languages. */
@NullMarked
package org.myelin.view.page;

import org.jspecify.annotations.NullMarked;
