package org.myelin.labs.gradientcheck;

import org.myelin.check.GradientCheck;
import org.myelin.text.Text;
import org.myelin.view.figure.Anchor;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.LogarithmicAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;
import org.myelin.view.figure.TextStyle;

/** The errors of a gradient check: a row for each part, a point for each parameter. */
record ErrorsDrawing(GradientCheck check) implements Drawing {
    private static final int ROW = 26;
    private static final int TOP = 40;
    private static final double PLOT = 520;
    private static final double RIGHT = 30;

    /** Smaller errors stand at the left end. */
    private static final double LEAST = 1e-10;

    @Override
    public int width() {
        return (int) (left() + PLOT + RIGHT);
    }

    @Override
    public int height() {
        return TOP + check.parts().size() * ROW + 52;
    }

    private double left() {
        return 28
                + check.parts().stream()
                        .mapToDouble(part -> TextStyle.TICK.width(Text.same(part.name())))
                        .max()
                        .orElse(0);
    }

    @Override
    public void draw(Svg svg) {
        LogarithmicAxis axis = LogarithmicAxis.covering(LEAST, Math.max(1, finite(check.largestError())));
        double bottom = TOP + check.parts().size() * ROW;
        for (double tick : axis.ticks()) {
            svg.line(x(axis, tick), TOP, x(axis, tick), bottom, ShapeStyle.stroke(Paint.LINE, 1));
            String label = tick <= LEAST * 1.01 ? "≤ " + axis.label(tick) : axis.label(tick);
            svg.text(x(axis, tick), bottom + 18, Anchor.MIDDLE, TextStyle.TICK, label);
        }
        svg.text(left() + PLOT / 2, bottom + 40, Anchor.MIDDLE, TextStyle.LABEL, GradientCheckLab.TEXTS.text("error"));
        for (int row = 0; row < check.parts().size(); row++) {
            part(svg, axis, check.parts().get(row), TOP + (row + 0.5) * ROW);
        }
        double tolerance = x(axis, GradientCheck.TOLERANCE);
        svg.line(
                tolerance,
                TOP - 10,
                tolerance,
                bottom,
                ShapeStyle.stroke(Paint.POSITIVE, 2).dashed("6 4"));
        svg.text(tolerance, TOP - 16, Anchor.MIDDLE, TextStyle.LABEL, GradientCheckLab.TEXTS.text("tolerance"));
    }

    private void part(Svg svg, LogarithmicAxis axis, GradientCheck.Part part, double y) {
        svg.text(left() - 12, y + 4, Anchor.END, TextStyle.TICK.in(Paint.INK), part.name());
        svg.line(left(), y, left() + PLOT, y, ShapeStyle.stroke(Paint.LINE, 1));
        if (part.outcome() == GradientCheck.Outcome.NOT_COMPARED) {
            return;
        }
        for (GradientCheck.Value value : part.values()) {
            boolean passes = value.error() <= GradientCheck.TOLERANCE;
            Paint paint = passes ? Paint.NEGATIVE : Paint.POSITIVE;
            svg.circle(
                    x(axis, Math.max(LEAST, finite(value.error()))),
                    y,
                    5,
                    ShapeStyle.fill(paint).faded(0.6));
        }
    }

    /** An error that is not a number is as bad as 1. */
    private static double finite(double error) {
        return Double.isFinite(error) ? error : 1;
    }

    private double x(LogarithmicAxis axis, double value) {
        return left() + axis.position(value) * PLOT;
    }
}
