package org.myelin.runs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.myelin.message.FileReasons;
import org.myelin.text.Language;
import org.myelin.view.figure.FigureFile;
import org.myelin.view.figure.Fonts;
import org.myelin.view.figure.PngFile;

/** Writes the files of a report. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Has another thread load what draws figures, some tenths of a second of work, while the network still trains: then
     * a short run need not wait for it at its end.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("myelin-report").start(() -> {
            if (Fonts.ofMachine().available()) {
                PngFile.prepare();
            }
        });
    }

    /**
     * Writes {@code report.html} and {@code curves.png} (or {@code curves.svg} on a machine without fonts).
     *
     * @return notices for the user, none in the normal case
     */
    public static List<String> write(Path folder, RunReport report) {
        return write(folder, report, Fonts.ofMachine(), Language.of(Locale.getDefault()));
    }

    static List<String> write(Path folder, RunReport report, Fonts fonts, Language language) {
        Curves curves = new Curves(report.history(), report.best());
        try {
            Files.writeString(folder.resolve("report.html"), new ReportPage(report, curves, folder).html());
            return new FigureFile(folder.resolve("curves.png"), fonts)
                    .write(CurvesDrawing.standalone(curves), language);
        } catch (IOException e) {
            throw new UncheckedIOException("report: cannot be written to " + folder + ": " + FileReasons.of(e), e);
        }
    }
}
