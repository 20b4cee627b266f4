package org.myelin.cli.run;

import java.nio.file.Path;

/** Paths as one word of a shell's command line. */
final class ShellText {
    private ShellText() {}

    /** The path, in single quotes where it has characters that a shell would take for something else. */
    static String of(Path path) {
        String text = path.toString();
        return text.matches("[\\p{L}\\p{N}/._+:@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
