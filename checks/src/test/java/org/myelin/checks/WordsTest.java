package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.myelin.checks.JavaText.Kind;

/** Names, comments and texts use the field's words; {@code words.txt} holds those that were found instead of them. */
class WordsTest {
    private enum Scope {
        NAMES,
        COMMENTS,
        TEXTS,
        CHINESE
    }

    private record Word(Scope scope, Pattern pattern, String use) {}

    private static final List<Word> WORDS =
            Resource.lines("words.txt").stream().map(WordsTest::word).toList();

    private static final Pattern CAPITALS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final Pattern LINE_COMMENT = Pattern.compile("^(\\s*#(?!!).*)$", Pattern.MULTILINE);

    private static Word word(String line) {
        // a bar inside an expression has no blanks around it
        String[] parts = line.split("\\s+\\|\\s+", 3);
        Scope scope = Scope.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return new Word(scope, Pattern.compile(parts[1], Pattern.MULTILINE), parts[2]);
    }

    @Test
    void names_ofCode_areTheFieldsWords() {
        Known.check("words-names", findings(Scope.NAMES), "use the word that words.txt names");
    }

    @Test
    void comments_ofCodeAndDocs_useTheFieldsWords() {
        Known.check("words-comments", findings(Scope.COMMENTS), "use the word that words.txt names");
    }

    @Test
    void texts_thatPeopleRead_useTheFieldsWords() {
        Known.check("words-texts", findings(Scope.TEXTS), "use the word that words.txt names");
    }

    @Test
    void texts_inChinese_useTheFieldsWords() {
        Known.check("words-chinese", findings(Scope.CHINESE), "use the word that words.txt names");
    }

    @Test
    void find_namesCommentsAndTexts_judgesEachByItsOwnList() {
        String source = """
                /** A look into a step. */
                class A {
                    int alsoSoon = MOST_ROWS;
                    String text = "go on, sooner or later";
                }
                """;

        assertThat(inJava("A.java", source, Scope.NAMES))
                .containsExactly("A.java:3: alsoSoon; use: prefetch", "A.java:3: MOST_ROWS; use: MAX");
        assertThat(inJava("A.java", source, Scope.COMMENTS)).contains("A.java:1: \"a look\"; use: an observation");
        assertThat(inJava("A.java", source, Scope.TEXTS)).containsExactly("A.java:4: \"go on\"; use: resume, continue");
    }

    private static List<String> findings(Scope scope) {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.below(
                Repository.ROOT,
                name -> name.matches(".*\\.(java|md|yaml|sh|properties|mustache|html|js|css)|run|myelin"))) {
            String name = Repository.name(file);
            if (name.startsWith("checks/")) {
                continue; // names the words
            }
            String text = Repository.text(file);
            if (name.endsWith(".java")) {
                found.addAll(inJava(name, text, scope));
            } else if (name.endsWith(".md")) {
                // everything but the glossary and the history, which name what was
                if (scope != Scope.NAMES && !name.matches("CONTRIBUTING.md|CHANGELOG.md")) {
                    search(name, text, 1, scope, found);
                }
            } else if (name.matches(".*\\.(yaml|sh)|(.*/)?(run|myelin)")) {
                if (scope == Scope.COMMENTS) {
                    Matcher comments = LINE_COMMENT.matcher(text);
                    while (comments.find()) {
                        search(name, comments.group(), lineOf(text, comments.start()), scope, found);
                    }
                }
            } else if (scope == Scope.TEXTS || scope == Scope.CHINESE) {
                search(name, text, 1, scope, found);
            }
        }
        return found;
    }

    private static List<String> inJava(String name, String source, Scope scope) {
        List<String> found = new ArrayList<>();
        boolean shown = !name.contains("/src/test/");
        for (JavaText.Piece piece : JavaText.of(source).pieces()) {
            if (scope == Scope.NAMES && piece.kind() == Kind.NAME) {
                String words = String.join(" ", CAPITALS.split(piece.text()));
                WORDS.stream()
                        .filter(word -> word.scope() == Scope.NAMES)
                        .filter(word -> word.pattern().matcher(words).find())
                        .forEach(word ->
                                found.add(name + ":" + piece.line() + ": " + piece.text() + "; use: " + word.use()));
            } else if (scope == Scope.COMMENTS && piece.kind() == Kind.COMMENT
                    || (scope == Scope.TEXTS || scope == Scope.CHINESE) && piece.kind() == Kind.STRING && shown) {
                search(name, piece.text(), piece.line(), scope, found);
            }
        }
        return found;
    }

    private static void search(String name, String text, int firstLine, Scope scope, List<String> found) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Word word : WORDS) {
            if (word.scope() == scope) {
                Matcher matcher = word.pattern().matcher(lower);
                while (matcher.find()) {
                    found.add(name + ":" + (firstLine - 1 + lineOf(lower, matcher.start())) + ": \""
                            + matcher.group().strip() + "\"; use: " + word.use());
                }
            }
        }
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
