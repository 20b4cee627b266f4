package org.myelin.view.figure;

import java.util.List;

/** Something that lies over a diagram: points, a way, a place. */
@FunctionalInterface
public interface Mark {
    /** Draws it where the frame says. */
    void draw(Svg svg, Frame frame);

    /**
     * Circles at those points that lie in the frame.
     *
     * @param radius in CSS pixels
     */
    static Mark circles(List<Point> points, double radius, ShapeStyle style) {
        return (svg, frame) -> points.stream()
                .filter(frame::contains)
                .map(frame::at)
                .forEach(place -> svg.circle(place.x(), place.y(), radius, style));
    }

    /**
     * Diamonds at those points that lie in the frame.
     *
     * @param radius from the middle to a corner in CSS pixels
     */
    static Mark diamonds(List<Point> points, double radius, ShapeStyle style) {
        return (svg, frame) -> points.stream()
                .filter(frame::contains)
                .map(frame::at)
                .forEach(place -> diamond(svg, place, radius, style));
    }

    /** A diamond at a place of the figure. */
    static void diamond(Svg svg, Point at, double radius, ShapeStyle style) {
        svg.polygon(
                List.of(
                        new Point(at.x() - radius, at.y()),
                        new Point(at.x(), at.y() - radius),
                        new Point(at.x() + radius, at.y()),
                        new Point(at.x(), at.y() + radius)),
                style);
    }

    /** A cross at a point, if it lies in the frame. */
    static Mark cross(Point point, double radius, ShapeStyle style) {
        return (svg, frame) -> {
            if (frame.contains(point)) {
                cross(svg, frame.at(point), radius, style);
            }
        };
    }

    /** A cross at a place of the figure. */
    static void cross(Svg svg, Point at, double radius, ShapeStyle style) {
        svg.line(at.x() - radius, at.y(), at.x() + radius, at.y(), style);
        svg.line(at.x(), at.y() - radius, at.x(), at.y() + radius, style);
    }
}
