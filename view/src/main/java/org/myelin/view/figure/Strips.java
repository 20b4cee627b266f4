package org.myelin.view.figure;

import java.util.List;
import org.myelin.text.Text;

/**
 * How numbers change along an axis, as a strip of colours for each of them.
 *
 * @param rows a name for each strip, from top to bottom
 * @param axis what runs from left to right
 * @param axisName its name
 * @param bounds where the parts of a strip begin and, one more, where the last one ends
 * @param values one for each strip and part; not finite ones leave the part empty
 * @param scale the colours
 * @param meaning what they show
 */
public record Strips(
        List<Text> rows,
        Axis axis,
        Text axisName,
        List<Double> bounds,
        List<List<Double>> values,
        ColourScale scale,
        Text meaning)
        implements Drawing {
    private static final int WIDTH = 560;
    private static final int RIGHT = 18;
    private static final int ROW = 24;
    private static final int TOP = 8;

    /** For ticks and the axis' name. */
    private static final int AXIS = 44;

    private static final int GAP = 12;

    /** Takes copies of the lists, and checks that there is a value for each part. */
    public Strips {
        rows = List.copyOf(rows);
        bounds = List.copyOf(bounds);
        values = values.stream().map(List::copyOf).toList();
        int parts = bounds.size() - 1;
        if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != parts)) {
            throw new IllegalArgumentException(
                    "strips: need " + rows.size() + " rows of " + parts + " values, but got " + values);
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return TOP + rows.size() * ROW + AXIS + GAP + ColourBar.HEIGHT;
    }

    @Override
    public void draw(Svg svg) {
        double left =
                GAP + rows.stream().mapToDouble(TextStyle.LABEL::width).max().orElse(0);
        double width = WIDTH - left - RIGHT;
        for (int row = 0; row < rows.size(); row++) {
            double top = TOP + row * ROW;
            svg.text(left - GAP, top + ROW / 2.0 + 4, Anchor.END, TextStyle.LABEL, rows.get(row));
            for (int part = 0; part < bounds.size() - 1; part++) {
                double value = values.get(row).get(part);
                if (Double.isFinite(value)) {
                    double from = left + axis.position(bounds.get(part)) * width;
                    double to = left + axis.position(bounds.get(part + 1)) * width;
                    svg.rect(from, top + 1, to - from + 0.4, ROW - 2, ShapeStyle.fill(scale.of(value)));
                }
            }
            svg.rect(left, top + 1, width, ROW - 2, ShapeStyle.stroke(Paint.LINE, 1));
        }
        double bottom = TOP + rows.size() * ROW;
        svg.line(left, bottom, left + width, bottom, ShapeStyle.stroke(Paint.SOFT, 1));
        for (double tick : axis.ticks()) {
            double place = left + axis.position(tick) * width;
            svg.line(place, bottom, place, bottom + 4, ShapeStyle.stroke(Paint.SOFT, 1));
            svg.text(place, bottom + 18, Anchor.MIDDLE, TextStyle.TICK, axis.label(tick));
        }
        svg.text(left + width / 2, bottom + 36, Anchor.MIDDLE, TextStyle.LABEL, axisName);
        new ColourBar(scale, meaning).draw(svg, left, bottom + AXIS + GAP);
    }
}
