package org.myelin.view.figure;

import java.util.Optional;

/**
 * How a shape looks.
 *
 * @param fill colour of the area; none leaves it open
 * @param stroke colour of the line; none draws no line
 * @param strokeWidth width of the line in CSS pixels
 * @param dashes lengths of dashes and gaps, as SVG writes them; empty for a solid line
 * @param opacity from 0, invisible, to 1
 */
public record Look(Optional<Paint> fill, Optional<Paint> stroke, double strokeWidth, String dashes, double opacity) {
    /** An area. */
    public static Look fill(Paint fill) {
        return new Look(Optional.of(fill), Optional.empty(), 0, "", 1);
    }

    /** A line. */
    public static Look stroke(Paint stroke, double width) {
        return new Look(Optional.empty(), Optional.of(stroke), width, "", 1);
    }

    /** The same with an outline. */
    public Look outlined(Paint paint, double width) {
        return new Look(fill, Optional.of(paint), width, dashes, opacity);
    }

    /** The same with a dashed line. */
    public Look dashed(String lengths) {
        return new Look(fill, stroke, strokeWidth, lengths, opacity);
    }

    /** The same, but seen through. */
    public Look faded(double value) {
        return new Look(fill, stroke, strokeWidth, dashes, value);
    }
}
