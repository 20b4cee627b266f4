package org.myelin.lecture;

import java.util.Arrays;

/**
 * A matrix M of m rows and n columns with elements M_ji, both indices counted from 1 as in the lecture. Immutable.
 *
 * <p>Of a weight matrix Wˡ ∈ R^{n_{l+1} × n_l}, row j holds the weights of neuron j of layer l+1 and column i those of
 * the connections that leave neuron i of layer l (lecture 2).
 *
 * {@snippet :
 * Matrix W = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
 * double w = W.at(2, 1); // 4
 * }
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] rowMajor;

    /** Gives an element for its row and column. */
    @FunctionalInterface
    public interface Element {
        /** The element in row {@code j} and column {@code i}, both from 1. */
        double at(int j, int i);
    }

    private Matrix(int rows, int columns, double[] rowMajor) {
        this.rows = rows;
        this.columns = columns;
        this.rowMajor = rowMajor;
    }

    /**
     * The matrix of the given rows.
     *
     * @param rows at least one row, all of the same length of at least 1
     */
    public static Matrix of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (int j = 1; j <= rows.length; j++) {
            Require.size("matrix: each row", columns, "row " + j, rows[j - 1].length);
        }
        return build(rows.length, columns, (j, i) -> rows[j - 1][i - 1]);
    }

    /**
     * The matrix of the given elements, row by row.
     *
     * @param rows m
     * @param columns n
     * @param values m · n values
     */
    public static Matrix ofRowMajor(int rows, int columns, double[] values) {
        Require.size("matrix of " + rows + " × " + columns, rows * columns, "the array", values.length);
        return build(rows, columns, (j, i) -> values[(j - 1) * columns + i - 1]);
    }

    /**
     * The matrix of the given elements, row by row, each widened exactly to double precision.
     *
     * @param rows m
     * @param columns n
     * @param values m · n values
     */
    public static Matrix ofRowMajor(int rows, int columns, float[] values) {
        Require.size("matrix of " + rows + " × " + columns, rows * columns, "the array", values.length);
        return build(rows, columns, (j, i) -> values[(j - 1) * columns + i - 1]);
    }

    /**
     * The matrix whose element in row j and column i is {@code element.at(j, i)}.
     *
     * @param rows m, at least 1
     * @param columns n, at least 1
     * @param element gives M_ji for (j, i)
     */
    public static Matrix build(int rows, int columns, Element element) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "matrix: needs at least 1 row and 1 column, but got " + rows + " × " + columns);
        }
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int j = 1; j <= rows; j++) {
            for (int i = 1; i <= columns; i++) {
                values[(j - 1) * columns + i - 1] = element.at(j, i);
            }
        }
        return new Matrix(rows, columns, values);
    }

    /** m, the number of rows. */
    public int rows() {
        return rows;
    }

    /** n, the number of columns. */
    public int columns() {
        return columns;
    }

    /**
     * M_ji.
     *
     * @param j the row, from 1 to m
     * @param i the column, from 1 to n
     */
    public double at(int j, int i) {
        Require.index("matrix", "row j", j, 1, rows);
        Require.index("matrix", "column i", i, 1, columns);
        return rowMajor[(j - 1) * columns + i - 1];
    }

    /** Row j as a vector of n components. */
    public Vector row(int j) {
        return Vector.build(columns, i -> at(j, i));
    }

    /** The product M v, a vector of m components, each summed from column 1 to column n. */
    public Vector times(Vector v) {
        Require.size("matrix: the product of " + rows + " × " + columns + " with a vector", columns, "v", v.size());
        return Vector.build(rows, j -> row(j).dot(v));
    }

    /** The multiple c M. */
    public Matrix times(double c) {
        return build(rows, columns, (j, i) -> c * at(j, i));
    }

    /** The sum M + N. */
    public Matrix plus(Matrix n) {
        Require.shape("matrix: M + N", this, n);
        return build(rows, columns, (j, i) -> at(j, i) + n.at(j, i));
    }

    /** The difference M − N. */
    public Matrix minus(Matrix n) {
        Require.shape("matrix: M − N", this, n);
        return build(rows, columns, (j, i) -> at(j, i) - n.at(j, i));
    }

    /** The transpose Mᵀ of n rows and m columns. */
    public Matrix transpose() {
        return build(columns, rows, (j, i) -> at(i, j));
    }

    /** The elements row by row, a copy. */
    public double[] toRowMajor() {
        return rowMajor.clone();
    }

    /** Whether the other matrix has the same shape and elements, bit by bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(rowMajor, matrix.rowMajor);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(rowMajor);
    }

    /** The rows in brackets, for example {@code [[1.0, 2.0], [3.0, 4.0]]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int j = 1; j <= rows; j++) {
            text.append(j == 1 ? "" : ", ").append(row(j));
        }
        return text.append("]").toString();
    }
}
