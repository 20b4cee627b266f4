package org.myelin.view.figure;

import java.util.List;
import org.myelin.text.Text;

/**
 * What each style of a figure means, in a row.
 *
 * @param entries from left to right
 */
public record Legend(List<Entry> entries) {
    private static final double MARK = 22;
    private static final double GAP = 8;
    private static final double RADIUS = 6;
    private static final double BETWEEN = 22;

    /**
     * One meaning.
     *
     * @param sign what is shown
     * @param style of it
     * @param words what it means
     */
    public record Entry(Sign sign, ShapeStyle style, Text words) {
        /** The meaning of a line. */
        public Entry(ShapeStyle style, Text words) {
            this(Sign.LINE, style, words);
        }
    }

    /** What an entry shows. */
    public enum Sign {
        /** A line. */
        LINE,
        /** A circle. */
        CIRCLE,
        /** A diamond. */
        DIAMOND,
        /** A cross. */
        CROSS
    }

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
            sign(svg, entry, x, y - 4);
            svg.text(x + MARK + GAP, y, Anchor.START, TextStyle.LABEL, entry.words);
            x += width(entry);
        }
    }

    private static void sign(Svg svg, Entry entry, double x, double y) {
        double middle = x + MARK / 2;
        switch (entry.sign) {
            case LINE -> svg.line(x, y, x + MARK, y, entry.style);
            case CIRCLE -> svg.circle(middle, y, RADIUS, entry.style);
            case DIAMOND -> Mark.diamond(svg, new Point(middle, y), RADIUS, entry.style);
            case CROSS -> Mark.cross(svg, new Point(middle, y), RADIUS, entry.style);
        }
    }

    private static double width(Entry entry) {
        return MARK + GAP + TextStyle.LABEL.width(entry.words) + BETWEEN;
    }
}
