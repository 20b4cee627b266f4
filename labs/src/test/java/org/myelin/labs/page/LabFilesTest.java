package org.myelin.labs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.labs.activations.ActivationsLab;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.network.BackpropLab;
import org.myelin.labs.network.ForwardLab;
import org.myelin.labs.network.NetworkOptions;
import org.myelin.labs.neuron.NeuronLab;
import org.myelin.labs.onehot.OneHotLab;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Language;
import org.myelin.view.figure.Fonts;

/** What all labs leave, and what all their pages have in common. */
class LabFilesTest {
    @TempDir
    Path folder;

    static Stream<LabPage> pages() {
        NetworkOptions network = new NetworkOptions(List.of(2, 3, 2), ElementWise.SIGMOID, 1, List.of());
        return Stream.of(
                        new NeuronLab(NeuronLab.DEFAULT_X, NeuronLab.DEFAULT_W, 0.1, ElementWise.SIGMOID),
                        new ActivationsLab(ActivationsLab.DEFAULT_Z),
                        new ForwardLab(network),
                        new OneHotLab("pets", List.of("cat", "dog"), "cat", List.of(), 1),
                        new BackpropLab(network, List.of()))
                .map(Lab::page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void html_everyLab_isOneFileInBothLanguages(LabPage page) {
        String html = LabHtml.of(page, Language.CHINESE);
        Document document = Jsoup.parse(html);

        assertThat(document.selectFirst("html").attr("data-start")).isEqualTo("zh");
        assertThat(document.select("[src], link")).isEmpty();
        assertThat(html.replaceAll("(?s)<script>.*?</script>", "")).doesNotContain("http://", "https://", "{{");
        assertThat(document.select("h1 > span[lang=zh]").text())
                .isEqualTo(page.title().chinese());
        assertThat(document.select("svg.figure")).hasSameSizeAs(page.figures());
        assertThat(document.select(".equation > .math").eachAttr("data-tex"))
                .isEqualTo(
                        Read.equations(page).stream().map(Block.Equation::tex).toList());
        document.select("script, style").remove();
        assertThat(document.text()).doesNotContain("$", "\\");
        for (String selector : List.of("h2", "main > p", "figcaption", "caption")) {
            assertThat(document.select(selector))
                    .allSatisfy(element ->
                            assertThat(isBilingual(element)).as(element.text()).isTrue());
        }
    }

    /** Both languages, or, for names of functions, one text for both. */
    private static boolean isBilingual(Element element) {
        int english = element.select("span[lang=en]").size();
        return english == element.select("span[lang=zh]").size()
                && (english == 1 || !element.text().contains(" "));
    }

    @Test
    void table_rowsWithNames_areInTheLanguageOfTheText() {
        LabPage page = new ActivationsLab(ActivationsLab.DEFAULT_Z).page();

        assertThat(Jsoup.parse(LabHtml.of(page, Language.ENGLISH)).select("td > span[lang=zh]"))
                .extracting(Element::text)
                .containsExactly("线性");
        assertThat(LabText.of(page, Language.CHINESE).lines()).anyMatch(line -> line.startsWith("    线性 "));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void text_everyLab_hasItsNumbersInLinesThatFitATerminal(LabPage page) {
        String text = LabText.of(page, Language.ENGLISH);

        for (Block.Equation equation : Read.equations(page)) {
            assertThat(text.replaceAll("\\s+", " ")).contains(equation.result().replaceAll("\\s+", " "));
        }
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(LabText.of(page, Language.CHINESE)).contains(page.title().chinese(), "（讲义 ");
    }

    @Test
    void write_twoFigures_leavesPageSvgAndPng() throws Exception {
        Fonts fonts = Fonts.ofMachine();
        LabPage page = new NeuronLab(NeuronLab.DEFAULT_X, NeuronLab.DEFAULT_W, 0, ElementWise.TANH).page();

        LabFiles written = LabFiles.write(page, folder.resolve("new"), Language.ENGLISH, fonts);

        List<String> expected = fonts.available()
                ? List.of("neuron.html", "neuron.svg", "neuron.png", "output.svg", "output.png")
                : List.of("neuron.html", "neuron.svg", "output.svg");
        assertThat(written.files())
                .extracting(file -> file.getFileName().toString())
                .isEqualTo(expected);
        assertThat(written.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void write_machineWithoutFonts_leavesPngOutAndSaysWhy() {
        LabPage page = new ActivationsLab(List.of(1.0)).page();

        LabFiles written = LabFiles.write(page, folder, Language.CHINESE, new Fonts(false, "no fontconfig"));

        assertThat(written.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("activations.html", "activations.svg");
        assertThat(written.notices())
                .containsExactly("this machine has no fonts for PNG files (no fontconfig), so the figures are SVG files"
                        + " only; installing fontconfig and any font helps");
    }

    @Test
    void write_fileInTheWay_saysWhereAndWhatToDo() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> LabFiles.write(new ActivationsLab(List.of(1.0)).page(), file, Language.ENGLISH))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("lab activations: cannot write to " + file + ": " + file
                        + " is in the way; choose another folder with --out");
    }
}
