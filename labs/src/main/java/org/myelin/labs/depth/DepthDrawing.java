package org.myelin.labs.depth;

import java.util.ArrayList;
import java.util.List;
import org.myelin.labs.depth.DepthComparison.Kind;
import org.myelin.labs.depth.DepthComparison.Part;
import org.myelin.labs.depth.DepthComparison.Spread;
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

/** Training error at the left and validation error at the right, over depth: means with the range of the seeds. */
record DepthDrawing(DepthComparison comparison) implements Drawing {
    private static final double WIDTH = 350;
    private static final double HEIGHT = 280;
    private static final double TOP = 76;
    private static final double MARGIN = 18;
    private static final double WHISKER = 4;

    @Override
    public int width() {
        return (int) (2 * (Frame.LEFT + WIDTH + MARGIN));
    }

    @Override
    public int height() {
        return (int) (TOP + HEIGHT + Frame.BOTTOM);
    }

    @Override
    public void draw(Svg svg) {
        legend().draw(svg, Frame.LEFT, 22);
        double left = Frame.LEFT;
        for (Part part : Part.values()) {
            Frame frame = new Frame(left, TOP, WIDTH, HEIGHT, depths(), errors());
            svg.text(left, TOP - 16, Anchor.START, TextStyle.TITLE, title(part));
            frame.draw(svg, DepthLab.TEXTS.text("axis.depth"), DepthLab.TEXTS.text("axis.error"));
            for (Kind kind : Kind.values()) {
                curve(svg, frame, kind, part);
            }
            left += WIDTH + MARGIN + Frame.LEFT;
        }
    }

    private static Text title(Part part) {
        return switch (part) {
            case TRAINING -> DepthLab.TEXTS.text("panel.training");
            case VALIDATION -> DepthLab.TEXTS.text("panel.validation");
        };
    }

    private LinearAxis depths() {
        return LinearAxis.covering(0, comparison.depths().getLast());
    }

    /** From 0, so that heights can be compared by eye. */
    private LinearAxis errors() {
        double most = 0;
        for (DepthComparison.Run run : comparison.runs()) {
            most = Math.max(most, 100 * Math.max(run.trainingError(), run.validationError()));
        }
        return LinearAxis.covering(0, most);
    }

    private void curve(Svg svg, Frame frame, Kind kind, Part part) {
        List<Point> means = new ArrayList<>();
        for (int depth : comparison.depths()) {
            Spread error = comparison.spread(kind, depth, part);
            double x = frame.x(depth);
            means.add(new Point(depth, 100 * error.mean()));
            double from = frame.y(100 * error.min());
            double to = frame.y(100 * error.max());
            ShapeStyle range = ShapeStyle.stroke(paint(kind), 1.4);
            svg.line(x, from, x, to, range);
            svg.line(x - WHISKER, from, x + WHISKER, from, range);
            svg.line(x - WHISKER, to, x + WHISKER, to, range);
        }
        new Curve(means, style(kind)).draw(svg, frame);
        means.stream().map(frame::at).forEach(at -> svg.circle(at.x(), at.y(), 3.6, ShapeStyle.fill(paint(kind))));
    }

    private static Paint paint(Kind kind) {
        return switch (kind) {
            case PLAIN -> Paint.POSITIVE;
            case RESIDUAL -> Paint.NEGATIVE;
        };
    }

    private static ShapeStyle style(Kind kind) {
        ShapeStyle line = ShapeStyle.stroke(paint(kind), 2.4);
        return switch (kind) {
            case PLAIN -> line.dashed("8 4");
            case RESIDUAL -> line;
        };
    }

    private static Legend legend() {
        return new Legend(List.of(
                new Legend.Entry(style(Kind.PLAIN), DepthLab.TEXTS.text("legend.plain")),
                new Legend.Entry(style(Kind.RESIDUAL), DepthLab.TEXTS.text("legend.residual")),
                new Legend.Entry(ShapeStyle.stroke(Paint.SOFT, 1.4), DepthLab.TEXTS.text("legend.seeds"))));
    }
}
