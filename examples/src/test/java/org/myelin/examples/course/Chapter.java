package org.myelin.examples.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.myelin.examples.Quotes;

/**
 * A chapter of the course and the parts of it that are tested.
 *
 * @param language {@code en} or {@code zh}
 * @param name the file's name
 * @param text its Markdown
 */
record Chapter(String language, String name, String text) {
    /** Where the course is, seen from this module. */
    static final Path FOLDER = Path.of("..", "docs", "course");

    private static final Pattern DISPLAYED = Pattern.compile("\\$\\$(.*?)\\$\\$", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("\\$([^$\n]+)\\$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]*)\\)");

    static Chapter read(String language, String name) {
        return new Chapter(language, name, read(Path.of(language, name)));
    }

    /** The chapters of a language in order. */
    static List<String> names(String language) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> linksOf(Path file) {
        return groups(LINK, withoutCode(read(file)));
    }

    private static String read(Path file) {
        return Quotes.read(FOLDER.resolve(file));
    }

    /** The fenced blocks of a kind, for example {@code java}, without their fences; the kind of commands is empty. */
    List<String> blocks(String kind) {
        return Quotes.blocks(text, kind);
    }

    List<String> commands() {
        return blocks("").stream().flatMap(String::lines).toList();
    }

    List<String> displayed() {
        return groups(DISPLAYED, withoutCode(text)).stream().map(String::strip).toList();
    }

    List<String> inline() {
        return groups(INLINE, prose());
    }

    /** All but programs, commands, and formulas on lines of their own. */
    String prose() {
        return DISPLAYED.matcher(withoutCode(text)).replaceAll("");
    }

    /** The numbers outside of formulas, programs and the addresses of links. */
    List<String> numbers() {
        String words = LINK.matcher(INLINE.matcher(prose()).replaceAll("")).replaceAll("]");
        return groups(Pattern.compile("(\\d+(?:[.,]\\d+)*)"), words);
    }

    List<String> headings() {
        return groups(Pattern.compile("^(#+) ", Pattern.MULTILINE), withoutCode(text));
    }

    List<String> links() {
        return groups(LINK, withoutCode(text));
    }

    private static String withoutCode(String text) {
        return Quotes.withoutBlocks(text);
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Override
    public String toString() {
        return language + "/" + name;
    }
}
