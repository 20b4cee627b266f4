package org.myelin.view.figure;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** A function of two variables over a rectangle, known on a grid of points. Immutable. */
public final class Field {
    private final Axis horizontal;
    private final Axis vertical;
    private final int cells;
    private final double[][] values;

    private Field(Axis horizontal, Axis vertical, int cells, double[][] values) {
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.cells = cells;
        this.values = values;
    }

    /**
     * The function on a grid.
     *
     * @param f of the values along the two axes; finite
     * @param horizontal where its first argument runs, linear
     * @param vertical where its second argument runs, linear
     * @param cells number of cells of the grid along each axis, at least 1
     */
    public static Field of(DoubleBinaryOperator f, LinearAxis horizontal, LinearAxis vertical, int cells) {
        double[][] values = new double[cells + 1][cells + 1];
        for (int row = 0; row <= cells; row++) {
            for (int column = 0; column <= cells; column++) {
                values[row][column] = f.applyAsDouble(at(horizontal, column, cells), at(vertical, row, cells));
            }
        }
        return new Field(horizontal, vertical, cells, values);
    }

    private static double at(Axis axis, double cell, int cells) {
        return axis.from() + (axis.to() - axis.from()) * cell / cells;
    }

    /** The axis of the first argument. */
    public Axis horizontal() {
        return horizontal;
    }

    /** The axis of the second argument. */
    public Axis vertical() {
        return vertical;
    }

    /** Number of cells along each axis. */
    int cells() {
        return cells;
    }

    /** The value at a point of the grid; outside of it below every level. */
    double at(int column, int row) {
        boolean inside = column >= 0 && row >= 0 && column <= cells && row <= cells;
        return inside ? values[row][column] : Double.NEGATIVE_INFINITY;
    }

    /** The point of the axes at a place of the grid. */
    Point point(double column, double row) {
        return new Point(at(horizontal, column, cells), at(vertical, row, cells));
    }

    /** The smallest value on the grid. */
    public double least() {
        double least = Double.POSITIVE_INFINITY;
        for (double[] row : values) {
            for (double value : row) {
                least = Math.min(least, value);
            }
        }
        return least;
    }

    /** The largest value on the grid. */
    public double most() {
        double most = Double.NEGATIVE_INFINITY;
        for (double[] row : values) {
            for (double value : row) {
                most = Math.max(most, value);
            }
        }
        return most;
    }

    /**
     * The borders of the areas where the value is at least a level, each a closed ring; of two rings inside one another
     * the inner one is a hole.
     */
    public List<List<Point>> areasFrom(double level) {
        return new Contours(this, level).rings();
    }
}
