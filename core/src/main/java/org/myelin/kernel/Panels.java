package org.myelin.kernel;

/**
 * The one memory layout of the engine: panels of {@value #WIDTH} columns.
 *
 * <p>A matrix of r rows and c columns is cut into ⌈c/32⌉ panels of 32 columns; a panel holds its rows one after the
 * other, 32 values a row. The weights of a layer are such a matrix with a row for each input and a column for each
 * output; activations and sensitivities have a row for each neuron and a column for each sample of the batch. So each
 * of the three products of a training step reads one operand in whole vectors and broadcasts the other one from
 * addresses with constant strides, and nothing has to be packed.
 *
 * <p>Rows are padded to a multiple of {@value #ROW_MULTIPLE}, columns to whole panels; padding holds zeros. Panels of a
 * multiple of {@value #TOO_REGULAR} rows get {@value #WIDTH} more, which are never read: the backward step takes the
 * same rows of many panels at once, and when panels are a large power of two apart, those fall into a few sets of the
 * second cache and push each other out.
 */
public final class Panels {
    /** Columns of a panel. */
    public static final int WIDTH = 32;

    /** The number of rows is a multiple of this. */
    public static final int ROW_MULTIPLE = 4;

    private static final int TOO_REGULAR = 256;

    private Panels() {}

    /** Number of panels for the given number of columns. */
    public static int count(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }

    /** The number of rows that kernels compute. */
    public static int paddedRows(int rows) {
        return (rows + ROW_MULTIPLE - 1) / ROW_MULTIPLE * ROW_MULTIPLE;
    }

    /** The number of rows from one panel to the next. */
    public static int panelRows(int rows) {
        int padded = paddedRows(rows);
        return padded % TOO_REGULAR == 0 ? padded + WIDTH : padded;
    }

    /** Columns in use of panel {@code panel}: 32, or fewer in the last one. */
    public static int columnsIn(int panel, int columns) {
        return Math.min(WIDTH, columns - panel * WIDTH);
    }

    /** Number of floats of a matrix with padding. */
    public static int size(int rows, int columns) {
        return Math.multiplyExact(Math.multiplyExact(panelRows(rows), count(columns)), WIDTH);
    }

    /** Where the element at (row, column) lies in a matrix of {@code rows} rows. */
    public static int index(int rows, int row, int column) {
        return (column / WIDTH * panelRows(rows) + row) * WIDTH + column % WIDTH;
    }
}
