package org.myelin.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.examples.Printed;

/** A report and a lab page from Java alone, without the command line. */
class ReportAndLabTest {
    @TempDir
    private Path folder;

    @Test
    void main_withoutPicocli_writesReportAndLabPage() throws IOException {
        assertThatThrownBy(() -> Class.forName("picocli.CommandLine")).isInstanceOf(ClassNotFoundException.class);

        String printed = Printed.by(ReportAndLab::main, folder.toString());

        Path report = folder.resolve("run").resolve("report.html");
        Path lab = folder.resolve("lab").resolve("neuron.html");
        assertThat(printed.lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("test accuracy 0\\.9\\d\\d, report \\Q" + report + "\\E");
        assertThat(printed.lines().toList().getLast()).isEqualTo("lab page " + lab);
        assertThat(Files.readString(report)).contains("</html>");
        assertThat(Files.readString(lab)).contains("</html>", "<svg");
        assertThat(folder.resolve("run").resolve("summary.json")).isNotEmptyFile();
    }
}
