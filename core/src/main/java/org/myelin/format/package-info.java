/**
 * File formats written and read without a dependency: safetensors and JSON. Not exported.
 *
 * <p>Whoever reads a file here reads something that may be damaged or hostile: every size is checked before memory is
 * allocated for it, and every refusal is a {@link org.myelin.format.FormatException} whose message is complete.
 */
@NullMarked
package org.myelin.format;

import org.jspecify.annotations.NullMarked;
