package org.myelin.cli.figure;

import java.util.List;
import org.myelin.cli.text.Words;

/**
 * Says which look means what, in a row.
 *
 * @param entries from left to right
 */
public record Legend(List<Entry> entries) {
    private static final double MARK = 22;
    private static final double GAP = 8;
    private static final double BETWEEN = 22;

    /**
     * One meaning.
     *
     * @param look of the line that is shown
     * @param words what it means
     */
    public record Entry(Look look, Words words) {}

    /** Takes a copy of the list. */
    public Legend {
        entries = List.copyOf(entries);
    }

    /** Width of the row in CSS pixels. */
    public double width() {
        return entries.stream().mapToDouble(Legend::width).sum() - BETWEEN;
    }

    /** Draws the row from the left, its texts' base line at y. */
    public void draw(Svg svg, double left, double y) {
        double x = left;
        for (Entry entry : entries) {
            svg.line(x, y - 4, x + MARK, y - 4, entry.look);
            svg.text(x + MARK + GAP, y, Anchor.START, TextStyle.LABEL, entry.words);
            x += width(entry);
        }
    }

    private static double width(Entry entry) {
        return MARK + GAP + TextStyle.LABEL.width(entry.words) + BETWEEN;
    }
}
