package org.myelin.labs.onehot;

import java.util.Collections;
import java.util.List;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.Anchor;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;
import org.myelin.view.figure.TextStyle;

/**
 * The outputs of a network as bars, with marks where they should end.
 *
 * @param names of the classes
 * @param output a bar for each
 * @param target a mark for each
 */
record TargetDrawing(List<String> names, List<Double> output, List<Double> target) implements Drawing {
    private static final int ROW = 30;
    private static final int TOP = 38;
    private static final double BAR = 16;
    private static final double PLOT = 440;
    private static final double RIGHT = 70;

    @Override
    public int width() {
        return (int) (left() + PLOT + RIGHT);
    }

    @Override
    public int height() {
        return TOP + names.size() * ROW + 30;
    }

    private double left() {
        return 30
                + names.stream()
                        .mapToDouble(name -> TextStyle.LABEL.width(Text.same(name)))
                        .max()
                        .orElse(0);
    }

    @Override
    public void draw(Svg svg) {
        LinearAxis axis =
                LinearAxis.covering(Math.min(0, Collections.min(output)), Math.max(1, Collections.max(output)));
        double bottom = TOP + names.size() * ROW;
        for (double tick : axis.ticks()) {
            svg.line(x(axis, tick), TOP, x(axis, tick), bottom, ShapeStyle.stroke(Paint.LINE, 1));
            svg.text(x(axis, tick), bottom + 18, Anchor.MIDDLE, TextStyle.TICK, axis.label(tick));
        }
        for (int j = 0; j < names.size(); j++) {
            row(svg, axis, j);
        }
        svg.rect(left(), 12, 22, 10, ShapeStyle.fill(Paint.NEGATIVE));
        svg.text(left() + 30, 21, Anchor.START, TextStyle.LABEL, OneHotLab.TEXTS.text("output"));
        svg.line(left() + 150, 8, left() + 150, 26, ShapeStyle.stroke(Paint.POSITIVE, 4));
        svg.text(left() + 160, 21, Anchor.START, TextStyle.LABEL, OneHotLab.TEXTS.text("target"));
    }

    private void row(Svg svg, LinearAxis axis, int j) {
        double middle = TOP + (j + 0.5) * ROW;
        double zero = x(axis, 0);
        double end = x(axis, output.get(j));
        TextStyle style = target.get(j) == 1 ? TextStyle.LABEL.asBold() : TextStyle.LABEL;
        svg.text(left() - 12, middle + 5, Anchor.END, style, names.get(j));
        svg.rect(
                Math.min(zero, end),
                middle - BAR / 2,
                Math.abs(end - zero),
                BAR,
                ShapeStyle.fill(Paint.NEGATIVE).faded(0.8));
        double mark = x(axis, target.get(j));
        svg.line(mark, middle - ROW / 2.0 + 3, mark, middle + ROW / 2.0 - 3, ShapeStyle.stroke(Paint.POSITIVE, 4));
        svg.text(left() + PLOT + 12, middle + 5, Anchor.START, TextStyle.TICK, Numbers.text(output.get(j), 3));
    }

    private double x(LinearAxis axis, double value) {
        return left() + axis.position(value) * PLOT;
    }
}
