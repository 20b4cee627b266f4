package org.myelin.cli.figure;

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
    static Mark circles(List<Point> points, double radius, Look look) {
        return (svg, frame) -> points.stream().filter(frame::contains).map(frame::at).forEach(place -> svg.circle(
                place.x(), place.y(), radius, look));
    }

    /**
     * Diamonds at those points that lie in the frame.
     *
     * @param radius from the middle to a corner in CSS pixels
     */
    static Mark diamonds(List<Point> points, double radius, Look look) {
        return (svg, frame) -> points.stream().filter(frame::contains).map(frame::at).forEach(place -> svg.polygon(
                List.of(
                        new Point(place.x() - radius, place.y()),
                        new Point(place.x(), place.y() - radius),
                        new Point(place.x() + radius, place.y()),
                        new Point(place.x(), place.y() + radius)),
                look));
    }

    /** A cross at a point, if it lies in the frame. */
    static Mark cross(Point point, double radius, Look look) {
        return (svg, frame) -> {
            if (frame.contains(point)) {
                Point at = frame.at(point);
                svg.line(at.x() - radius, at.y(), at.x() + radius, at.y(), look);
                svg.line(at.x(), at.y() - radius, at.x(), at.y() + radius, look);
            }
        };
    }
}
