package org.myelin.cli.report;

import java.util.List;
import java.util.Locale;
import org.myelin.tune.Range;

/** Accuracy over the values of one setting, as an SVG; trainings with more epochs are darker. */
final class ScatterDrawing {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 240;
    private static final int LEFT = 52;
    private static final int BOTTOM = 40;
    private static final int TOP = 12;
    private static final int RIGHT = 16;
    private static final double HUNDRED = 100;

    private ScatterDrawing() {}

    /**
     * One training.
     *
     * @param value of the setting
     * @param accuracy in per cent
     * @param rung how far it came, from 0
     */
    record Point(String value, double accuracy, int rung) {}

    static String of(List<Point> points, Range range) {
        double least =
                Math.floor(points.stream().mapToDouble(Point::accuracy).min().orElse(0));
        double most =
                Math.ceil(points.stream().mapToDouble(Point::accuracy).max().orElse(HUNDRED));
        double extent = Math.max(1, most - least);
        int rungs = 1 + points.stream().mapToInt(Point::rung).max().orElse(0);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" class=\"scatter\">", WIDTH, HEIGHT));
        for (int tick = 0; tick <= 4; tick++) {
            double accuracy = least + extent * tick / 4;
            double y = y(accuracy, least, extent);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" class=\"tick end\">%.1f %%</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    accuracy));
        }
        appendTicks(svg, range);
        for (Point point : points) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" class=\"dot\" fill-opacity=\"%.2f\"><title>%s: %.2f %%</title></circle>",
                    LEFT + position(point.value, range) * (WIDTH - LEFT - RIGHT),
                    y(point.accuracy, least, extent),
                    (point.rung + 1.0) / rungs,
                    point.value.replace("<", "&lt;"),
                    point.accuracy));
        }
        return svg.append("</svg>").toString();
    }

    private static double y(double accuracy, double least, double extent) {
        return HEIGHT - BOTTOM - (accuracy - least) / extent * (HEIGHT - BOTTOM - TOP);
    }

    private static void appendTicks(StringBuilder svg, Range range) {
        List<String> values = switch (range) {
            case Range.Uniform(double from, double to) -> List.of(text(from), text((from + to) / 2), text(to));
            case Range.Logarithmic(double from, double to) -> List.of(text(from), text(Math.sqrt(from * to)), text(to));
            case Range.Whole(int from, int to) -> List.of(Integer.toString(from), Integer.toString(to));
            case Range.Choice(List<String> all) -> all;
        };
        for (String value : values) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" class=\"tick middle\">%s</text>",
                    LEFT + position(value, range) * (WIDTH - LEFT - RIGHT),
                    HEIGHT - BOTTOM + 20,
                    value.replace("<", "&lt;")));
        }
    }

    private static String text(double value) {
        return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.1e", value)));
    }

    /** Where a value stands, 0 at the left and 1 at the right. */
    private static double position(String value, Range range) {
        return switch (range) {
            case Range.Uniform(double from, double to) -> (Double.parseDouble(value) - from) / (to - from);
            case Range.Logarithmic(double from, double to) ->
                Math.log(Double.parseDouble(value) / from) / Math.log(to / from);
            case Range.Whole(int from, int to) -> (Double.parseDouble(value) - from) / (to - from);
            case Range.Choice(List<String> all) -> (all.indexOf(value) + 0.5) / all.size();
        };
    }
}
