package org.myelin.runs;

import java.nio.file.Path;

/** Texts as one word of a shell's command line. */
public final class ShellText {
    private ShellText() {}

    /** The path, in single quotes where it has characters that a shell would take for something else. */
    public static String of(Path path) {
        return of(path.toString());
    }

    /** The text, in single quotes where it has characters that a shell would take for something else. */
    public static String of(String text) {
        return text.matches("[\\p{L}\\p{N}/._+:@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
