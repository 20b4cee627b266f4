package org.myelin.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The chapters of the course: the same in both languages, with formulas that can be shown and links that lead
 * somewhere.
 */
class CourseTest {
    /** What the lecture numbers. */
    private static final List<String> NUMBERED =
            Stream.iterate(1, n -> n <= 18, n -> n + 1).map(String::valueOf).toList();

    /** The commands of KaTeX that the course may use; each was seen to be drawn. */
    private static final List<String> COMMANDS = List.of(
            "alpha", "approx", "bar", "begin", "cdot", "cdots", "circ", "cr", "delta", "end", "frac", "ge", "gt", "in",
            "lbrace", "ldots", "le", "left", "lt", "mathbb", "max", "partial", "qquad", "rbrace", "right", "sqrt",
            "sum", "tag", "tanh", "text", "times", "top");

    static List<String> names() {
        return Chapter.names("en");
    }

    static Stream<Chapter> chapters() {
        return Stream.of("en", "zh")
                .flatMap(language -> Chapter.names(language).stream().map(name -> Chapter.read(language, name)));
    }

    @Test
    void chapters_ofBothLanguages_areTwelveWithTheSameNames() {
        assertThat(names()).hasSize(12);
        assertThat(Chapter.names("zh")).isEqualTo(names());
    }

    @Test
    void numberedFormulas_ofTheLecture_areEachShownOnce() {
        assertThat(names().stream()
                        .flatMap(name -> Chapter.read("en", name).displayed().stream())
                        .flatMap(formula -> Pattern.compile("\\\\tag\\{(\\d+)}")
                                .matcher(formula)
                                .results())
                        .map(tag -> tag.group(1)))
                .containsExactlyElementsOf(NUMBERED);
    }

    @ParameterizedTest
    @MethodSource("names")
    void chapter_inBothLanguages_hasTheSameFormulasNumbersAndLabs(String name) {
        Chapter english = Chapter.read("en", name);
        Chapter chinese = Chapter.read("zh", name);

        assertThat(chinese.displayed()).isEqualTo(english.displayed());
        assertThat(chinese.inline()).containsExactlyInAnyOrderElementsOf(english.inline());
        assertThat(chinese.numbers()).containsExactlyInAnyOrderElementsOf(english.numbers());
        assertThat(chinese.commands()).isEqualTo(english.commands()).isNotEmpty();
        assertThat(chinese.headings()).hasSameSizeAs(english.headings());
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void formulas_ofAChapter_areWellFormed(Chapter chapter) {
        assertThat(Stream.concat(chapter.displayed().stream(), chapter.inline().stream()))
                .isNotEmpty()
                .allSatisfy(CourseTest::assertWellFormed);
    }

    /** GitHub shows a formula only where a blank stands before it, and neither letter nor digit after it. */
    @ParameterizedTest
    @MethodSource("chapters")
    void inlineFormulas_ofAChapter_standWhereGitHubFindsThem(Chapter chapter) {
        assertThat(Pattern.compile("(.?)\\$[^$\n]+\\$(.?)")
                        .matcher(chapter.prose())
                        .results())
                .allSatisfy(formula -> assertThat(formula.group(1) + "$…$" + formula.group(2))
                        .as(formula.group())
                        .matches(" ?\\$…\\$[\\s.,:;?!)，。：；？！、）]?"));
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void links_ofAChapter_leadToFiles(Chapter chapter) {
        assertThat(chapter.links())
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(
                                Chapter.FOLDER.resolve(chapter.language()).resolve(link))
                        .exists());
    }

    @Test
    void links_ofTheContents_leadToEveryChapterInOrder() {
        List<String> links = Chapter.linksOf(Path.of("README.md"));

        assertThat(links)
                .allSatisfy(link -> assertThat(Chapter.FOLDER.resolve(link)).exists());
        for (String language : List.of("en", "zh")) {
            assertThat(links.stream().filter(link -> link.startsWith(language + "/")))
                    .containsExactlyElementsOf(
                            names().stream().map(name -> language + "/" + name).toList());
        }
    }

    /** What can be said without a browser: known commands, and braces, brackets and environments that close. */
    private static void assertWellFormed(String formula) {
        List<String> commands = Pattern.compile("\\\\([A-Za-z]+|.)")
                .matcher(formula)
                .results()
                .map(command -> command.group(1))
                .toList();
        assertThat(commands).as(formula).allMatch(COMMANDS::contains);
        assertThat(environments("begin", formula)).as(formula).isEqualTo(environments("end", formula));
        assertThat(commands.stream().filter("left"::equals).count())
                .as(formula)
                .isEqualTo(commands.stream().filter("right"::equals).count());
        int depth = 0;
        for (int i = 0; i < formula.length(); i++) {
            char c = formula.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertThat(depth).as(formula).isNotNegative();
        }
        assertThat(depth).as(formula).isZero();
        assertThat(formula).doesNotContainPattern("[_^]\\s*($|[}^_])").doesNotContain("<", ">");
    }

    private static List<String> environments(String command, String formula) {
        return Pattern.compile("\\\\" + command + "\\{(\\w+)}")
                .matcher(formula)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
