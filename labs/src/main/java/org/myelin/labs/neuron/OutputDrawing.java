package org.myelin.labs.neuron;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Numbers;
import org.myelin.view.figure.Anchor;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;
import org.myelin.view.figure.TextStyle;

/** An activation function with the point of one neuron, and the tangent there. */
record OutputDrawing(ElementWise f, double z) implements Drawing {
    private static final double LEAST_REACH = 4;

    @Override
    public int width() {
        return 560;
    }

    @Override
    public int height() {
        return 360;
    }

    @Override
    public void draw(Svg svg) {
        double reach = Math.max(LEAST_REACH, 1.25 * Math.abs(z));
        LinearAxis inputs = LinearAxis.covering(-reach, reach);
        double least = Math.min(f.f(inputs.from()), -0.1);
        double most = Math.max(f.f(inputs.to()), 1.1);
        Frame frame = new Frame(
                Frame.LEFT,
                20,
                width() - Frame.LEFT - 20,
                height() - 20 - Frame.BOTTOM,
                inputs,
                LinearAxis.covering(least, most));
        frame.draw(svg, NeuronLab.TEXTS.text("axis.z"), NeuronLab.TEXTS.text("axis.a"));
        double a = f.f(z);
        double slope = f.derivative(z);
        Curve.of(
                        at -> a + slope * (at - z),
                        frame,
                        ShapeStyle.stroke(Paint.SOFT, 1.4).dashed("6 4"))
                .draw(svg, frame);
        Curve.of(f::f, frame, ShapeStyle.stroke(Paint.series(0), 2.6)).draw(svg, frame);
        point(svg, frame, frame.at(new Point(z, a)), a);
    }

    private void point(Svg svg, Frame frame, Point point, double a) {
        svg.polyline(
                List.of(
                        new Point(point.x(), frame.y(frame.vertical().from())),
                        point,
                        new Point(frame.left(), point.y())),
                ShapeStyle.stroke(Paint.POSITIVE, 1.4).dashed("2 4"));
        svg.circle(point.x(), point.y(), 6, ShapeStyle.fill(Paint.PAPER).outlined(Paint.POSITIVE, 2.6));
        // f never falls, so that nothing is drawn at the upper left of the point.
        svg.text(
                point.x() - 12,
                point.y() - 10,
                Anchor.END,
                TextStyle.LABEL.asBold(),
                "(" + Numbers.text(z, 3) + ", " + Numbers.text(a, 3) + ")");
    }
}
