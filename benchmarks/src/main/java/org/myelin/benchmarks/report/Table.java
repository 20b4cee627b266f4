package org.myelin.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown; all columns but the first are aligned to the right. */
public final class Table {
    private final List<String> lines = new ArrayList<>();
    private final int columns;

    /** Begins a table. */
    public Table(String... headings) {
        columns = headings.length;
        row(headings);
        lines.add("| --- |" + String.join("", Collections.nCopies(columns - 1, " ---: |")));
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("table: " + columns + " columns, but " + cells.length + " cells");
        }
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
