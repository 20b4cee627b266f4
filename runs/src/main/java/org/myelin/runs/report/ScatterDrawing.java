package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.util.List;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.tune.Range;
import org.myelin.view.figure.Axis;
import org.myelin.view.figure.CategoryAxis;
import org.myelin.view.figure.Diagram;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.LogarithmicAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;

/**
 * Accuracy over the values of one setting; trainings with more epochs are darker.
 *
 * @param name of the setting
 * @param range its values
 * @param trainings at least one
 */
record ScatterDrawing(String name, Range range, List<Training> trainings) implements Diagram {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 220;
    private static final double TOP = 12;
    private static final double RADIUS = 5;

    /**
     * One training.
     *
     * @param value of the setting
     * @param accuracy in per cent
     * @param rung how far it came, from 0
     */
    record Training(String value, double accuracy, int rung) {}

    ScatterDrawing {
        trainings = List.copyOf(trainings);
    }

    @Override
    public Frame frame() {
        var accuracies = trainings.stream().mapToDouble(Training::accuracy).summaryStatistics();
        LinearAxis vertical = LinearAxis.covering(accuracies.getMin(), accuracies.getMax());
        return new Frame(Frame.LEFT, TOP, WIDTH, HEIGHT, axis(), vertical);
    }

    @Override
    public void draw(Svg svg) {
        Frame frame = frame();
        frame.draw(svg, Text.same(name), TEXTS.text("accuracyAxis"));
        int rungs = 1 + trainings.stream().mapToInt(Training::rung).max().orElse(0);
        for (Training training : trainings) {
            Point at = frame.at(new Point(number(training.value), training.accuracy));
            String hint = training.value + ": " + Numbers.percent(training.accuracy / 100, 2);
            svg.circle(
                    at.x(), at.y(), RADIUS, ShapeStyle.fill(Paint.NEGATIVE).faded((training.rung + 1.0) / rungs), hint);
        }
    }

    private Axis axis() {
        return switch (range) {
            case Range.Uniform(double from, double to) -> LinearAxis.covering(from, to);
            case Range.Logarithmic(double from, double to) -> LogarithmicAxis.covering(from, to);
            case Range.Whole(int from, int to) -> LinearAxis.coveringWhole(from, to);
            case Range.Choice(List<String> all) -> new CategoryAxis(all);
        };
    }

    /** A value as its axis takes it. */
    private double number(String value) {
        return switch (range) {
            case Range.Uniform _, Range.Logarithmic _, Range.Whole _ -> Double.parseDouble(value);
            case Range.Choice(List<String> all) -> all.indexOf(value);
        };
    }
}
