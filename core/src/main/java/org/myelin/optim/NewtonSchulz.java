package org.myelin.optim;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;

/**
 * Makes a matrix nearly orthogonal: of X = U S Vᵀ it keeps about U Vᵀ, singular values between 0.7 and 1.2.
 *
 * <p>X is divided by its Frobenius norm, then X := aX + X(bG + cG²) with G = XᵀX, a few times; a = 3.4445, b = −4.7750, c =
 * 2.0315 (Jordan et al. 2024). G is as large as the shorter side of X: where X has more columns than rows, its transpose is
 * worked on. Only half of G and G² is computed, since both are symmetric.
 */
final class NewtonSchulz {
    private static final float A = 3.4445f;
    private static final float B = -4.7750f;
    private static final float C = 2.0315f;
    private static final float TINY = 1e-7f;

    private final int rows;
    private final int columns;
    private final boolean transposes;
    private final float[] gram;
    private final float[] square;
    private final float[] product;
    private final float[] tall;
    private final double[] squaresOfPanels;
    private final float[] zeros = new float[Panels.WIDTH];
    private final Kernels kernels = Kernels.active();
    private final IntConsumer gramTasks = this::gramBlock;
    private final IntConsumer squareTasks = this::squareBlock;
    private final IntConsumer polynomialTasks = this::polynomial;
    private final IntConsumer productTasks = this::productPanel;
    private float[] x = {};
    private int xAt;

    /**
     * Prepares the work for matrices in panels.
     *
     * @param rows of the matrices
     * @param columns of the matrices
     */
    NewtonSchulz(int rows, int columns) {
        transposes = columns > rows;
        this.rows = transposes ? columns : rows;
        this.columns = transposes ? rows : columns;
        gram = new float[Panels.size(this.columns, this.columns)];
        square = new float[gram.length];
        product = new float[Panels.size(this.rows, this.columns)];
        tall = new float[transposes ? product.length : 0];
        squaresOfPanels = new double[Panels.count(this.columns)];
    }

    /** Replaces the matrix. */
    void orthogonalize(float[] matrix, int at, int iterations, Parallel team) {
        x = transposes ? tall : matrix;
        xAt = transposes ? 0 : at;
        if (transposes) {
            transpose(matrix, at, columns, rows, tall, 0, team);
        }
        normalize(team);
        int panels = Panels.count(columns);
        long cost = (long) rows * columns * columns;
        for (int i = 0; i < iterations; i++) {
            team.run(panels * (panels + 1) / 2, cost, gramTasks);
            team.run(panels * (panels + 1) / 2, (long) columns * columns * columns, squareTasks);
            team.run(panels, (long) columns * columns, polynomialTasks);
            team.run(Panels.count(rows), cost, productTasks);
        }
        if (transposes) {
            transpose(tall, 0, rows, columns, matrix, at, team);
        }
    }

    private void transpose(float[] from, int fromAt, int rows, int columns, float[] to, int toAt, Parallel team) {
        team.run(Panels.count(columns), (long) rows * columns, panel -> {
            int column = panel * Panels.WIDTH;
            for (int row = 0; row < rows; row += Panels.WIDTH) {
                kernels.transpose(
                        from,
                        fromAt + Panels.index(rows, row, column),
                        Math.min(Panels.WIDTH, rows - row),
                        Math.min(Panels.WIDTH, columns - column),
                        to,
                        toAt + Panels.index(columns, column, row));
            }
        });
    }

    private void normalize(Parallel team) {
        int length = Panels.size(rows, Panels.WIDTH);
        team.run(squaresOfPanels.length, (long) rows * columns, panel -> {
            double sum = 0;
            for (int i = xAt + panel * length; i < xAt + (panel + 1) * length; i++) {
                sum += (double) x[i] * x[i];
            }
            squaresOfPanels[panel] = sum;
        });
        float factor = (float) (1 / (Math.sqrt(Arrays.stream(squaresOfPanels).sum()) + TINY));
        team.run(squaresOfPanels.length, (long) rows * columns, panel -> {
            for (int i = xAt + panel * length; i < xAt + (panel + 1) * length; i++) {
                x[i] *= factor;
            }
        });
    }

    /** The block of G in row i and column j of blocks, j ≤ i, and its mirror image. */
    private void gramBlock(int task) {
        int i = rowOf(task);
        symmetricBlock(x, xAt, rows, i, task - i * (i + 1) / 2, gram);
    }

    private void squareBlock(int task) {
        int i = rowOf(task);
        symmetricBlock(gram, 0, columns, i, task - i * (i + 1) / 2, square);
    }

    private static int rowOf(int task) {
        return (int) ((Math.sqrt(8.0 * task + 1) - 1) / 2);
    }

    /** A block of MᵀM. */
    private void symmetricBlock(float[] m, int mAt, int depth, int i, int j, float[] to) {
        int row = i * Panels.WIDTH;
        int column = j * Panels.WIDTH;
        int block = Panels.index(columns, row, column);
        int mirror = Panels.index(columns, column, row);
        kernels.transposedProduct(
                m,
                mAt + Panels.index(depth, 0, row),
                m,
                mAt + Panels.index(depth, 0, column),
                depth,
                zeros,
                0,
                to,
                block,
                Panels.paddedRows(Math.min(Panels.WIDTH, columns - row)),
                Panels.WIDTH,
                m,
                0,
                0);
        if (i != j) {
            kernels.transpose(to, block, Math.min(Panels.WIDTH, columns - row), Panels.WIDTH, to, mirror);
        }
    }

    /** G² := bG + cG². */
    private void polynomial(int panel) {
        int length = Panels.size(columns, Panels.WIDTH);
        for (int i = panel * length; i < (panel + 1) * length; i++) {
            square[i] = Math.fma(C, square[i], B * gram[i]);
        }
    }

    /** X := aX + X(bG + cG²) for 32 rows; nothing else reads them meanwhile. */
    private void productPanel(int task) {
        int row = task * Panels.WIDTH;
        int count = Panels.paddedRows(Math.min(Panels.WIDTH, rows - row));
        int stride = Panels.index(rows, 0, Panels.WIDTH);
        for (int column = 0; column < columns; column += Panels.WIDTH) {
            kernels.product(
                    x,
                    xAt + Panels.index(rows, row, 0),
                    stride,
                    square,
                    Panels.index(columns, 0, column),
                    columns,
                    product,
                    Panels.index(rows, row, column),
                    count,
                    Panels.WIDTH,
                    x,
                    0,
                    0,
                    0,
                    x,
                    0,
                    0);
        }
        for (int column = 0; column < columns; column += Panels.WIDTH) {
            int block = Panels.index(rows, row, column);
            for (int i = 0; i < count * Panels.WIDTH; i++) {
                x[xAt + block + i] = Math.fma(A, x[xAt + block + i], product[block + i]);
            }
        }
    }
}
