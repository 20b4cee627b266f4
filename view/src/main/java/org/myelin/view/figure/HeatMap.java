package org.myelin.view.figure;

import java.util.List;
import java.util.function.DoubleFunction;
import org.myelin.text.Text;

/**
 * A table of numbers as colours, with the numbers in the cells and the colours' meaning below.
 *
 * @param rowName what the rows are
 * @param columnName what the columns are
 * @param rows a name for each row
 * @param columns a name for each column
 * @param values one for each row and column; not finite ones leave the cell empty
 * @param scale the colours
 * @param number how the number in a cell is written
 * @param meaning what the colours show
 */
public record HeatMap(
        Text rowName,
        Text columnName,
        List<Text> rows,
        List<Text> columns,
        List<List<Double>> values,
        ColourScale scale,
        DoubleFunction<String> number,
        Text meaning)
        implements Drawing {
    private static final int CELL_HEIGHT = 36;
    private static final int LEAST_CELL_WIDTH = 58;
    private static final int HEAD = 56;
    private static final int FOOT = 72;
    private static final int MARGIN = 16;

    /** Takes copies of the lists, and checks that there is a value for each cell. */
    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(
                    "heat map: needs " + rows.size() + " rows of " + width + " values, but got " + values);
        }
    }

    @Override
    public int width() {
        return Math.max(left() + columns.size() * cellWidth(), left() + ColourBar.WIDTH + MARGIN) + 2 * MARGIN;
    }

    @Override
    public int height() {
        return HEAD + rows.size() * CELL_HEIGHT + FOOT;
    }

    private int left() {
        double names = rows.stream().mapToDouble(TextStyle.LABEL::width).max().orElse(0);
        return (int) Math.ceil(Math.max(names, TextStyle.TICK.width(rowName))) + MARGIN + 12;
    }

    private int cellWidth() {
        double names =
                columns.stream().mapToDouble(TextStyle.LABEL::width).max().orElse(0);
        double numbers = values.stream()
                .flatMap(List::stream)
                .mapToDouble(value -> TextStyle.LABEL.width(Text.same(number.apply(value))))
                .max()
                .orElse(0);
        return Math.max(LEAST_CELL_WIDTH, (int) Math.ceil(Math.max(names, numbers)) + 14);
    }

    @Override
    public void draw(Svg svg) {
        int left = left();
        int cell = cellWidth();
        svg.text(left - 12, HEAD - 10, Anchor.END, TextStyle.TICK, rowName);
        svg.text(left + columns.size() * cell / 2.0, 18, Anchor.MIDDLE, TextStyle.TICK, columnName);
        for (int column = 0; column < columns.size(); column++) {
            svg.text(left + (column + 0.5) * cell, HEAD - 10, Anchor.MIDDLE, TextStyle.LABEL, columns.get(column));
        }
        for (int row = 0; row < rows.size(); row++) {
            svg.text(left - 12, HEAD + (row + 0.5) * CELL_HEIGHT + 5, Anchor.END, TextStyle.LABEL, rows.get(row));
            for (int column = 0; column < columns.size(); column++) {
                cell(
                        svg,
                        left + column * cell,
                        HEAD + row * CELL_HEIGHT,
                        values.get(row).get(column));
            }
        }
        new ColourBar(scale, meaning).draw(svg, left, HEAD + rows.size() * CELL_HEIGHT + 22);
    }

    private void cell(Svg svg, double x, double y, double value) {
        if (Double.isFinite(value)) {
            Paint paint = scale.of(value);
            svg.rect(
                    x + 1,
                    y + 1,
                    cellWidth() - 2,
                    CELL_HEIGHT - 2,
                    ShapeStyle.fill(paint).outlined(Paint.LINE, 1));
            svg.text(
                    x + cellWidth() / 2.0,
                    y + CELL_HEIGHT / 2.0 + 5,
                    Anchor.MIDDLE,
                    TextStyle.LABEL.in(paint.text()),
                    number.apply(value));
        }
    }
}
