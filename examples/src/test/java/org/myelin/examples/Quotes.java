package org.myelin.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of programs that pages quote, and the quotes of pages: tests compare the two. */
public final class Quotes {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "myelin", "examples");

    private static final Pattern REGION =
            Pattern.compile("^ *// region \\w+\n(.*?)\n *// endregion$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern FENCED =
            Pattern.compile("^```(\\w*)\n(.*?\n)```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Quotes() {}

    /**
     * What stands between {@code // region} and {@code // endregion} in a program, from top to bottom.
     *
     * @param source path from the package of the examples
     */
    public static List<String> regions(String source) {
        return REGION.matcher(read(SOURCES.resolve(source)))
                .results()
                .map(region -> region.group(1).stripIndent() + "\n")
                .toList();
    }

    /** The fenced blocks of a Markdown page in one language, for example {@code java}; that of commands is empty. */
    public static List<String> blocks(String markdown, String language) {
        return FENCED.matcher(markdown)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** A Markdown page without its fenced blocks. */
    public static String withoutBlocks(String markdown) {
        return FENCED.matcher(markdown).replaceAll("");
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
