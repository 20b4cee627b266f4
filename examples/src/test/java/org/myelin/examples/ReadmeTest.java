package org.myelin.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README shows the programs that are compiled and run here, in both languages. */
class ReadmeTest {
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void readme_inBothLanguages_quotesTheExamples(String page) {
        List<String> programs = Stream.of(
                        "TenLines.java", "FirstHour.java", "UseModel.java", "report/ReportAndLab.java")
                .flatMap(source -> Quotes.regions(source).stream())
                .toList();

        assertThat(Quotes.blocks(Quotes.read(Path.of("..", page)), "java")).isEqualTo(programs);
    }
}
