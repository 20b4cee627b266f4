package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.List;
import org.myelin.labs.formula.FormulaText;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.LogarithmicAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;

/** |δ²|/|δ^L| of each network over the steps of its training, on a logarithmic axis. */
record FlowTrainingDrawing(List<FlowHistory> histories) implements Drawing {
    private static final double WIDTH = 740;
    private static final double HEIGHT = 320;
    private static final double TOP = 48;
    private static final int MARGIN = 18;
    private static final List<String> DASHES = List.of("2 5", "", "9 4", "", "14 4 3 4");

    @Override
    public int width() {
        return (int) Math.max(Frame.LEFT + WIDTH, Frame.LEFT + legend().width()) + MARGIN;
    }

    @Override
    public int height() {
        return (int) (TOP + HEIGHT + Frame.BOTTOM);
    }

    @Override
    public void draw(Svg svg) {
        legend().draw(svg, Frame.LEFT, 24);
        Frame frame = new Frame(Frame.LEFT, TOP, WIDTH, HEIGHT, steps(), ratios());
        frame.draw(
                svg, VanishingLab.TEXTS.text("step"), FormulaText.plain(FormulaText.text("|\\delta^2|/|\\delta^L|")));
        for (int k = 0; k < histories.size(); k++) {
            List<Point> points = histories.get(k).moments().stream()
                    .map(moment -> new Point(moment.step(), moment.flow().survival()))
                    .filter(point -> point.y() > 0)
                    .toList();
            new Curve(points, style(k)).draw(svg, frame);
        }
    }

    private LinearAxis steps() {
        long last = histories.stream()
                .flatMap(history -> history.moments().stream())
                .mapToLong(FlowHistory.Moment::step)
                .max()
                .orElse(1);
        return LinearAxis.covering(0, last);
    }

    private LogarithmicAxis ratios() {
        List<Double> all = new ArrayList<>();
        histories.forEach(history -> all.addAll(FlowTraining.ratios(history)));
        var positive = all.stream()
                .mapToDouble(r -> r)
                .filter(r -> r > 0 && Double.isFinite(r))
                .summaryStatistics();
        return LogarithmicAxis.covering(positive.getMin(), positive.getMax());
    }

    private Legend legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int k = 0; k < histories.size(); k++) {
            entries.add(new Legend.Entry(style(k), histories.get(k).name()));
        }
        return new Legend(entries);
    }

    private static ShapeStyle style(int number) {
        return ShapeStyle.stroke(Paint.series(number), 2.2).dashed(DASHES.get(number));
    }
}
