package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.util.ArrayList;
import java.util.List;
import org.myelin.train.LearningRateFinder;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Diagram;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.LogarithmicAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;

/** The curves of the learning-rate finder: smoothed loss over the rate, on a logarithmic axis, for each sweep. */
public record LearningRateDrawing(LearningRateFinder.Result result) implements Diagram {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 360;
    private static final double TOP = 48;
    private static final ShapeStyle SWEEP = ShapeStyle.stroke(Paint.NEGATIVE, 2);
    private static final ShapeStyle SUGGESTED =
            ShapeStyle.stroke(Paint.POSITIVE, 2).dashed("6 6");
    private static final ShapeStyle LARGEST = ShapeStyle.stroke(Paint.SOFT, 1.6).dashed("2 4");

    /** Where the loss has grown so far, nothing more is to be seen: the curves leave the figure. */
    private static final double GROWN = 1.5;

    @Override
    public Frame frame() {
        List<List<Point>> sweeps = sweeps();
        return new Frame(Frame.LEFT, TOP, WIDTH, HEIGHT, rates(sweeps), losses(sweeps));
    }

    @Override
    public void draw(Svg svg) {
        List<List<Point>> sweeps = sweeps();
        Frame frame = frame();
        frame.draw(svg, TEXTS.text("rateAxis"), TEXTS.text("smoothedLossAxis"));
        sweeps.forEach(points -> new Curve(points, SWEEP).draw(svg, frame));
        line(svg, frame, result.suggestion(), SUGGESTED);
        line(svg, frame, result.largest(), LARGEST);
        new Legend(List.of(
                        new Legend.Entry(SWEEP, TEXTS.text("sweeps", "sweeps", sweeps.size())),
                        new Legend.Entry(SUGGESTED, TEXTS.text("suggestedRate", "rate", result.suggestion())),
                        new Legend.Entry(LARGEST, TEXTS.text("largestRate", "rate", result.largest()))))
                .draw(svg, Frame.LEFT, 24);
    }

    private static void line(Svg svg, Frame frame, double rate, ShapeStyle style) {
        svg.line(frame.x(rate), TOP, frame.x(rate), TOP + HEIGHT, style);
    }

    private List<List<Point>> sweeps() {
        List<List<Point>> sweeps = new ArrayList<>();
        for (List<LearningRateFinder.Point> sweep : result.sweeps()) {
            sweeps.add(sweep.stream()
                    .map(point -> new Point(point.learningRate(), point.loss()))
                    .toList());
        }
        return sweeps;
    }

    private static LogarithmicAxis rates(List<List<Point>> sweeps) {
        var rates = sweeps.stream().flatMap(List::stream).mapToDouble(Point::x).summaryStatistics();
        return LogarithmicAxis.covering(rates.getMin(), rates.getMax());
    }

    /** From the smallest loss to that of the beginning, and a part of what lies above. */
    private static LinearAxis losses(List<List<Point>> sweeps) {
        var losses = sweeps.stream().flatMap(List::stream).mapToDouble(Point::y).summaryStatistics();
        double first = sweeps.stream()
                .mapToDouble(points -> points.getFirst().y())
                .max()
                .orElse(1);
        return LinearAxis.covering(losses.getMin(), Math.min(losses.getMax(), GROWN * first));
    }
}
