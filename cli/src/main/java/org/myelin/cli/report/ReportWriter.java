package org.myelin.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.myelin.cli.figure.Fonts;

/** Writes the files of a report. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Has another thread load what draws pictures, some tenths of a second of work, while the network still trains: then a
     * short run need not wait for it at its end.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("myelin-report").start(() -> {
            if (Fonts.ofMachine().available()) {
                CurvesPicture.prepare();
            }
        });
    }

    /**
     * Writes {@code report.html} and {@code curves.png} (or {@code curves.svg} on a machine without fonts).
     *
     * @return notices for the person who waits, none when everything is as usual
     */
    public static List<String> write(Path folder, RunReport report) {
        return write(folder, report, Fonts.ofMachine(), Locale.getDefault());
    }

    static List<String> write(Path folder, RunReport report, Fonts fonts, Locale locale) {
        Curves curves = new Curves(report.history(), report.best());
        try {
            Files.writeString(folder.resolve("report.html"), new ReportPage(report, curves).html());
            if (fonts.available()) {
                CurvesPicture.write(curves, CurveLabels.of(locale, fonts), folder.resolve("curves.png"));
                return List.of();
            }
            Files.writeString(folder.resolve("curves.svg"), CurvesDrawing.standalone(curves));
            return List.of("this machine has no fonts for curves.png (" + fonts.reason()
                    + "), so the curves are in curves.svg; installing fontconfig and any font helps");
        } catch (IOException e) {
            throw new UncheckedIOException("report: cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }
}
