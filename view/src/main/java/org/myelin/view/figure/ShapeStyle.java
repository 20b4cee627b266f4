package org.myelin.view.figure;

import java.util.Optional;

/**
 * Colours and lines of a shape.
 *
 * @param fill colour of the area; none leaves it open
 * @param stroke colour of the line; none draws no line
 * @param strokeWidth width of the line in CSS pixels
 * @param dashes lengths of dashes and gaps, as SVG writes them; empty for a solid line
 * @param opacity from 0, invisible, to 1
 */
public record ShapeStyle(
        Optional<Paint> fill, Optional<Paint> stroke, double strokeWidth, String dashes, double opacity) {
    /** An area. */
    public static ShapeStyle fill(Paint fill) {
        return new ShapeStyle(Optional.of(fill), Optional.empty(), 0, "", 1);
    }

    /** A line. */
    public static ShapeStyle stroke(Paint stroke, double width) {
        return new ShapeStyle(Optional.empty(), Optional.of(stroke), width, "", 1);
    }

    /** The same with an outline. */
    public ShapeStyle outlined(Paint paint, double width) {
        return new ShapeStyle(fill, Optional.of(paint), width, dashes, opacity);
    }

    /** The same with a dashed line. */
    public ShapeStyle dashed(String lengths) {
        return new ShapeStyle(fill, stroke, strokeWidth, lengths, opacity);
    }

    /** The same, but seen through. */
    public ShapeStyle faded(double value) {
        return new ShapeStyle(fill, stroke, strokeWidth, dashes, value);
    }
}
