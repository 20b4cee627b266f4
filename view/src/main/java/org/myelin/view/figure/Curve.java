package org.myelin.view.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A curve of a diagram.
 *
 * @param points from one end to the other, in the units of the axes; those that are not finite leave a gap
 * @param style of its line
 */
public record Curve(List<Point> points, ShapeStyle style) {
    private static final int SAMPLES = 400;

    /** Takes a copy of the list. */
    public Curve {
        points = List.copyOf(points);
    }

    /** The curve of a function over the whole horizontal axis of a frame. */
    public static Curve of(DoubleUnaryOperator f, Frame frame, ShapeStyle style) {
        double from = frame.horizontal().from();
        double step = (frame.horizontal().to() - from) / SAMPLES;
        return new Curve(
                IntStream.rangeClosed(0, SAMPLES)
                        .mapToObj(i -> new Point(from + i * step, f.applyAsDouble(from + i * step)))
                        .toList(),
                style);
    }

    /** Draws what lies in the frame; a line that leaves it ends at its border. */
    public void draw(Svg svg, Frame frame) {
        List<Point> part = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean inside = frame.contains(points.get(i));
            if (i > 0 && inside != frame.contains(points.get(i - 1))) {
                part.add(frame.at(inside ? border(frame, i, i - 1) : border(frame, i - 1, i)));
            }
            if (inside) {
                part.add(frame.at(points.get(i)));
            } else {
                flush(svg, part);
            }
        }
        flush(svg, part);
    }

    /** Where the line from a point inside to a point outside crosses the border, by bisection. */
    private Point border(Frame frame, int inside, int outside) {
        Point in = points.get(inside);
        Point out = points.get(outside);
        for (int k = 0; k < 40; k++) {
            Point middle = new Point((in.x() + out.x()) / 2, (in.y() + out.y()) / 2);
            if (frame.contains(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    private void flush(Svg svg, List<Point> part) {
        if (part.size() > 1) {
            svg.polyline(part, style);
        }
        part.clear();
    }
}
