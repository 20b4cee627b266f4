package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.cli.terminal.ExitCode;

/** {@code myelin course} writes pages that can be read without a network. */
class CourseCommandTest {
    private static final Path TEXTS = Path.of("..", "docs", "course");

    /** A formula in Markdown, displayed or within a line. */
    private static final Pattern FORMULA = Pattern.compile("\\$\\$.*?\\$\\$|\\$[^$\n]+\\$", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static CommandRun run = new CommandRun(-1, "", "");

    @BeforeAll
    static void writeCourse() {
        run = CommandRun.of("course", "--language", "zh", "--out", folder.toString());
    }

    static List<String> chapters() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS.resolve("en"))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(folder::relativize)
                    .toList();
        }
    }

    @Test
    void course_intoAFolder_saysWhatToOpen() {
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "course      12 chapters in English and Chinese, in the folder " + folder,
                        "open        " + folder.resolve("index.html") + " in a browser; it needs no network");
    }

    @Test
    void startPage_forALanguage_leadsToItsContents() throws IOException {
        Document start = page(Path.of("index.html"));

        assertThat(start.select("meta[http-equiv=refresh]").attr("content")).isEqualTo("0; url=zh/index.html");
        assertThat(start.select("a").eachAttr("href")).containsExactly("en/index.html", "zh/index.html");
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void chapter_inBothLanguages_hasAllItsFormulasAndNoDollars(String chapter) throws IOException {
        for (String language : List.of("en", "zh")) {
            String text = Files.readString(TEXTS.resolve(language).resolve(chapter + ".md"))
                    .replaceAll("(?s)```.*?```", "");
            Document page = page(Path.of(language, chapter + ".html"));

            assertThat(page.select(".math").eachAttr("data-tex"))
                    .as(language)
                    .containsExactlyElementsOf(FORMULA.matcher(text)
                            .results()
                            .map(formula -> formula.group().replace("$", "").strip())
                            .toList());
            page.select("pre").remove();
            assertThat(page.text()).as(language).doesNotContain("$").doesNotContain("**");
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void chapter_ofALanguage_leadsToTheOtherAndToItsNeighbours(String chapter) throws IOException {
        int number = chapters().indexOf(chapter);
        Document page = page(Path.of("zh", chapter + ".html"));

        assertThat(page.select("html").attr("lang")).isEqualTo("zh");
        assertThat(page.select(".controls a").eachAttr("href")).containsExactly("../en/" + chapter + ".html");
        assertThat(page.select("[aria-current=page]").eachAttr("href")).containsExactly(chapter + ".html");
        assertThat(page.select("[rel=prev]").eachAttr("href"))
                .isEqualTo(number == 0 ? List.of() : List.of(chapters().get(number - 1) + ".html"));
        assertThat(page.select("[rel=next]").eachAttr("href"))
                .isEqualTo(number == 11 ? List.of() : List.of(chapters().get(number + 1) + ".html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void contents_ofALanguage_listItsChapters(String language) throws IOException {
        assertThat(page(Path.of(language, "index.html")).select("article td a").eachAttr("href"))
                .containsExactlyElementsOf(
                        chapters().stream().map(chapter -> chapter + ".html").toList());
    }

    /** Also no address of a network. */
    @ParameterizedTest
    @MethodSource("pages")
    void addresses_ofAPage_areFilesOfTheSite(Path page) throws IOException {
        Path here = folder.resolve(page);

        assertThat(page(page).select("[href], [src]"))
                .isNotEmpty()
                .extracting((Element element) -> element.attr("href") + element.attr("src"))
                .allSatisfy(address -> {
                    assertThat(URI.create(address).getScheme()).as(address).isNull();
                    assertThat(here.resolveSibling(address)).exists();
                });
    }

    @Test
    void katex_ofTheSite_hasItsFonts() throws IOException {
        Path katex = folder.resolve("assets").resolve("katex");
        List<String> fonts = Pattern.compile("url\\((fonts/[^)]*woff2)\\)")
                .matcher(Files.readString(katex.resolve("katex.min.css")))
                .results()
                .map(url -> url.group(1))
                .toList();

        assertThat(fonts)
                .hasSizeGreaterThan(10)
                .allSatisfy(font -> assertThat(katex.resolve(font)).isNotEmptyFile());
        assertThat(katex.resolve("katex.min.js")).isNotEmptyFile();
        assertThat(katex.resolve("LICENSE")).isNotEmptyFile();
    }

    @Test
    void program_ofAChapter_standsWithItsPathWhereThereIsNoPage() throws IOException {
        assertThat(page(Path.of("en", "01-neuron.html"))
                        .select("article p code")
                        .eachText())
                .contains("examples/src/main/java/org/myelin/examples/course/OneNeuron.java");
    }

    @Test
    void course_whereAFileIsInTheWay_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        CommandRun refused = CommandRun.of("course", "--out", file.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err().strip())
                .isEqualTo("myelin: course: cannot be written to " + file + ": " + file
                        + " is in the way; choose another folder with --out");
    }

    private static Document page(Path page) throws IOException {
        return Jsoup.parse(folder.resolve(page));
    }
}
