package org.myelin.data;

import java.nio.file.Path;

/**
 * Whether one file of a data set is what was published.
 *
 * @param file the file
 * @param ok whether size and checksum are right
 * @param finding one sentence: {@code as published}, or what was expected and found
 */
public record FileCheck(Path file, boolean ok, String finding) {}
