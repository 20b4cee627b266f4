package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myelin.runs.report.Curves.Quantity;
import org.myelin.text.Text;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Diagram;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.SideBySide;
import org.myelin.view.figure.Svg;
import org.myelin.view.figure.Titled;

/** Loss or accuracy over the epochs, of training and validation samples, with the best epoch (lecture 18). */
record CurvesDrawing(Curves curves, Quantity quantity) implements Diagram {
    private static final double WIDTH = 476;
    private static final double HEIGHT = 280;
    private static final double TOP = 36;
    private static final ShapeStyle TRAINING = ShapeStyle.stroke(Paint.NEGATIVE, 2.2);
    private static final ShapeStyle VALIDATION = ShapeStyle.stroke(Paint.POSITIVE, 2.2);
    private static final ShapeStyle BEST = ShapeStyle.stroke(Paint.SOFT, 1.4).dashed("4 4");

    /** Both quantities side by side, with titles, for a document. */
    static Drawing standalone(Curves curves) {
        List<Drawing> parts = new ArrayList<>();
        Arrays.stream(Quantity.values())
                .forEach(quantity -> parts.add(new Titled(title(quantity), new CurvesDrawing(curves, quantity))));
        return new SideBySide(parts);
    }

    static Text title(Quantity quantity) {
        return TEXTS.text(quantity == Quantity.LOSS ? "lossTitle" : "accuracyTitle");
    }

    @Override
    public Frame frame() {
        return new Frame(
                Frame.LEFT,
                TOP,
                WIDTH,
                HEIGHT,
                LinearAxis.ofEpochs(curves.history().getLast().epoch()),
                axis());
    }

    /** Losses from 0, accuracies in per cent around what was measured. */
    private LinearAxis axis() {
        List<Double> values = new ArrayList<>(curves.training(quantity));
        values.addAll(curves.validation(quantity));
        double least = values.stream().mapToDouble(v -> v).min().orElse(0);
        double most = values.stream().mapToDouble(v -> v).max().orElse(1);
        return quantity == Quantity.LOSS
                ? LinearAxis.covering(0, most)
                : LinearAxis.covering(100 * least, Math.min(100, 100 * most + 2));
    }

    @Override
    public void draw(Svg svg) {
        Frame frame = frame();
        frame.draw(svg, TEXTS.text("epochAxis"), TEXTS.text(quantity == Quantity.LOSS ? "lossAxis" : "accuracyAxis"));
        double x = frame.x(curves.best().epoch());
        svg.line(x, frame.top(), x, frame.top() + frame.height(), BEST);
        curve(svg, frame, curves.training(quantity), TRAINING);
        curve(svg, frame, curves.validation(quantity), VALIDATION);
        Point best = frame.at(new Point(curves.best().epoch(), shown(curves.bestValidation(quantity))));
        svg.circle(best.x(), best.y(), 5, ShapeStyle.fill(Paint.PAPER).outlined(Paint.POSITIVE, 2.2));
        new Legend(List.of(
                        new Legend.Entry(TRAINING, TEXTS.text("training")),
                        new Legend.Entry(VALIDATION, TEXTS.text("validation")),
                        new Legend.Entry(
                                BEST,
                                TEXTS.text(
                                        "bestEpochMark", "epoch", curves.best().epoch()))))
                .draw(svg, Frame.LEFT, 18);
    }

    private void curve(Svg svg, Frame frame, List<Double> values, ShapeStyle style) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new Point(curves.epochs().get(i), shown(values.get(i))));
        }
        new Curve(points, style).draw(svg, frame);
        if (points.size() == 1) {
            Point only = frame.at(points.getFirst());
            svg.circle(only.x(), only.y(), 3.5, ShapeStyle.fill(style.stroke().orElseThrow()));
        }
    }

    private double shown(double value) {
        return quantity == Quantity.LOSS ? value : 100 * value;
    }
}
