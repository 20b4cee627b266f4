package org.myelin.labs.activations;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.myelin.labs.formula.Formula;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Text;
import org.myelin.view.figure.Anchor;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;
import org.myelin.view.figure.TextStyle;

/** The curves of all activation functions: f at the left, f′ at the right. */
record ActivationsDrawing(List<Double> z) implements Drawing {
    private static final double RANGE = 6;
    private static final double PLOT = 360;
    private static final double TOP = 70;
    private static final double BETWEEN = 36;

    @Override
    public int width() {
        return (int) (2 * (Frame.LEFT + PLOT) + BETWEEN + 20);
    }

    @Override
    public int height() {
        return (int) (TOP + PLOT * 0.8 + Frame.BOTTOM);
    }

    @Override
    public void draw(Svg svg) {
        new Legend(Stream.of(ElementWise.values())
                        .map(f -> new Legend.Entry(style(f), new FunctionText(f).name()))
                        .toList())
                .draw(svg, Frame.LEFT, 22);
        LinearAxis inputs = inputs();
        Frame values = new Frame(Frame.LEFT, TOP, PLOT, PLOT * 0.8, inputs, new LinearAxis(-2, 4, 1));
        Frame slopes =
                new Frame(2 * Frame.LEFT + PLOT + BETWEEN, TOP, PLOT, PLOT * 0.8, inputs, new LinearAxis(0, 1.2, 0.2));
        panel(svg, values, "f(z)", ActivationsLab.TEXTS.text("axis.a"));
        panel(svg, slopes, new Formula("f'(z)").plain(), FormulaText.plain(ActivationsLab.TEXTS.text("axis.slope")));
        for (ElementWise f : ElementWise.values()) {
            curve(svg, values, f, f::f);
            // at its kink ReLU has no derivative: a gap, instead of a line that would be vertical
            curve(svg, slopes, f, z -> f == ElementWise.RELU && Math.abs(z) < 1e-9 ? Double.NaN : f.derivative(z));
        }
    }

    /** Six to each side, or more where values lie farther out. */
    private LinearAxis inputs() {
        double reach = Math.max(Collections.max(z), -Collections.min(z));
        return reach <= RANGE ? new LinearAxis(-RANGE, RANGE, 2) : LinearAxis.covering(-reach, reach);
    }

    private static void panel(Svg svg, Frame frame, String title, Text vertical) {
        svg.text(frame.left(), TOP - 16, Anchor.START, TextStyle.TITLE, title);
        frame.draw(svg, ActivationsLab.TEXTS.text("axis.z"), vertical);
    }

    private void curve(Svg svg, Frame frame, ElementWise f, DoubleUnaryOperator of) {
        Curve.of(of, frame, style(f)).draw(svg, frame);
        for (double at : z) {
            Point point = new Point(at, of.applyAsDouble(at));
            if (frame.contains(point)) {
                svg.circle(
                        frame.x(point.x()),
                        frame.y(point.y()),
                        3.5,
                        ShapeStyle.fill(Paint.PAPER).outlined(paint(f), 1.8));
            }
        }
    }

    private static ShapeStyle style(ElementWise f) {
        return ShapeStyle.stroke(paint(f), 2.4)
                .dashed(
                        switch (f) {
                            case LINEAR -> "2 5";
                            case TANH -> "9 4";
                            case SIGMOID, RELU -> "";
                        });
    }

    private static Paint paint(ElementWise f) {
        return switch (f) {
            case LINEAR -> Paint.series(0);
            case SIGMOID -> Paint.series(1);
            case TANH -> Paint.series(2);
            case RELU -> Paint.series(3);
        };
    }
}
