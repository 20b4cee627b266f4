/**
 * Declarations of settings. A {@link org.myelin.setting.Setting} is declared once with key, kind, range, default, unit
 * and source; reading, writing, messages, documentation, command-line options and forms follow from it.
 */
@NullMarked
package org.myelin.setting;

import org.jspecify.annotations.NullMarked;
