package org.myelin.update;

import java.util.Arrays;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/**
 * Makes a matrix nearly orthogonal: of X = U S Vᵀ it keeps about U Vᵀ, singular values between 0.7 and 1.2.
 *
 * <p>X is divided by its Frobenius norm, then X := X P, P = aI + bG + cG², G = XᵀX, a few times; a = 3.4445, b =
 * −4.7750, c = 2.0315 (Jordan et al. 2024). X itself is needed only at the beginning and at the end: X₀P₀ has the Gram
 * matrix P₀G₀P₀, and all these matrices are polynomials of G₀, so that they commute and their products are symmetric.
 * So the steps are done with matrices as large as the shorter side of X,
 *
 * <pre>
 * Pₖ = aI + bGₖ + cGₖ²,  Qₖ₊₁ = QₖPₖ,  Gₖ₊₁ = (GₖPₖ)Pₖ
 * </pre>
 *
 * of which only one half is computed, and the result is X₀Q. Where X has more columns than rows, G = XXᵀ and the result
 * is QX₀.
 */
final class NewtonSchulz {
    private static final float A = 3.4445f;
    private static final float B = -4.7750f;
    private static final float C = 2.0315f;
    private static final float TINY = 1e-7f;

    /** Of the matrix. */
    private final int rows;

    private final int columns;
    private final boolean wide;

    /** Rows and columns of the small matrices. */
    private final int side;

    private final float[] tall;
    private final float[] product;
    private final double[] squaresOfPanels;
    private final float[] zeros = new float[Panels.WIDTH];
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks gramTasks = (task, thread) -> gramBlock(task);
    private final ThreadTeam.Tasks symmetricTasks = (task, thread) -> symmetricBlock(task);
    private final ThreadTeam.Tasks polynomialTasks = (task, thread) -> polynomial(task);
    private float[] gram;
    private float[] polynomial;
    private float[] total;
    private float[] spare;

    private float[] x = {};
    private int xAt;
    private float[] left;
    private float[] right;
    private float[] result;

    /**
     * Prepares the work for matrices in panels.
     *
     * @param rows of the matrices
     * @param columns of the matrices
     */
    NewtonSchulz(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        wide = columns > rows;
        side = Math.min(rows, columns);
        tall = new float[wide ? Panels.size(columns, rows) : 0];
        product = new float[Panels.size(rows, columns)];
        squaresOfPanels = new double[Panels.count(columns)];
        gram = new float[Panels.size(side, side)];
        polynomial = new float[gram.length];
        total = new float[gram.length];
        spare = new float[gram.length];
        left = gram;
        right = gram;
        result = spare;
    }

    /** Replaces the matrix. */
    void orthogonalize(float[] matrix, int at, int iterations, ThreadTeam team) {
        x = matrix;
        xAt = at;
        normalize(team);
        if (wide) {
            transpose(team);
        }
        team.run(blocks(), (long) rows * columns * side, gramTasks);
        for (int i = 0; i < iterations; i++) {
            polynomial = multiply(gram, gram, polynomial, team);
            team.run(Panels.count(side), (long) side * side, polynomialTasks);
            if (i == 0) {
                System.arraycopy(polynomial, 0, total, 0, total.length);
            } else {
                float[] before = total;
                total = multiply(total, polynomial, spare, team);
                spare = before;
            }
            if (i + 1 < iterations) {
                spare = multiply(gram, polynomial, spare, team);
                gram = multiply(spare, polynomial, gram, team);
            }
        }
        if (wide) {
            team.run(Panels.count(columns), (long) rows * columns * side, (task, thread) -> multiplyFromLeft(task));
        } else {
            team.run(Panels.count(rows), (long) rows * columns * side, (task, thread) -> multiplyFromRight(task));
        }
    }

    private void normalize(ThreadTeam team) {
        int length = Panels.size(rows, Panels.WIDTH);
        team.run(squaresOfPanels.length, (long) rows * columns, (panel, thread) -> {
            double sum = 0;
            for (int i = xAt + panel * length; i < xAt + (panel + 1) * length; i++) {
                sum += (double) x[i] * x[i];
            }
            squaresOfPanels[panel] = sum;
        });
        float factor = (float) (1 / (Math.sqrt(Arrays.stream(squaresOfPanels).sum()) + TINY));
        team.run(squaresOfPanels.length, (long) rows * columns, (panel, thread) -> {
            for (int i = xAt + panel * length; i < xAt + (panel + 1) * length; i++) {
                x[i] *= factor;
            }
        });
    }

    private void transpose(ThreadTeam team) {
        team.run(Panels.count(columns), (long) rows * columns, (panel, thread) -> {
            int column = panel * Panels.WIDTH;
            for (int row = 0; row < rows; row += Panels.WIDTH) {
                kernels.transpose(
                        x,
                        xAt + Panels.index(rows, row, column),
                        Math.min(Panels.WIDTH, rows - row),
                        Math.min(Panels.WIDTH, columns - column),
                        tall,
                        Panels.index(columns, column, row));
            }
        });
    }

    /** Number of blocks on and below the diagonal of a small matrix. */
    private int blocks() {
        int panels = Panels.count(side);
        return panels * (panels + 1) / 2;
    }

    private void gramBlock(int task) {
        float[] source = wide ? tall : x;
        int depth = Math.max(rows, columns);
        block(source, wide ? 0 : xAt, source, wide ? 0 : xAt, depth, gram, task);
    }

    /** The product of two small symmetric matrices that commute. */
    private float[] multiply(float[] a, float[] b, float[] to, ThreadTeam team) {
        left = a;
        right = b;
        result = to;
        team.run(blocks(), (long) side * side * side, symmetricTasks);
        return to;
    }

    private void symmetricBlock(int task) {
        block(left, 0, right, 0, side, result, task);
    }

    /** A block of MᵀN, which is symmetric: the one in row i and column j ≤ i of blocks, and its mirror image. */
    private void block(float[] m, int mAt, float[] n, int nAt, int depth, float[] to, int task) {
        int i = (int) ((Math.sqrt(8.0 * task + 1) - 1) / 2);
        int j = task - i * (i + 1) / 2;
        int row = i * Panels.WIDTH;
        int column = j * Panels.WIDTH;
        int block = Panels.index(side, row, column);
        kernels.transposedProduct(
                m,
                mAt + Panels.index(depth, 0, row),
                n,
                nAt + Panels.index(depth, 0, column),
                depth,
                zeros,
                0,
                to,
                block,
                Panels.paddedRows(Math.min(Panels.WIDTH, side - row)),
                Panels.WIDTH,
                m,
                0,
                0);
        if (i != j) {
            int mirror = Panels.index(side, column, row);
            kernels.transpose(to, block, Math.min(Panels.WIDTH, side - row), Panels.WIDTH, to, mirror);
        }
    }

    /** G² := aI + bG + cG². */
    private void polynomial(int panel) {
        int length = Panels.size(side, Panels.WIDTH);
        for (int i = panel * length; i < (panel + 1) * length; i++) {
            polynomial[i] = Math.fma(C, polynomial[i], B * gram[i]);
        }
        int first = panel * Panels.WIDTH;
        for (int i = first; i < Math.min(side, first + Panels.WIDTH); i++) {
            polynomial[Panels.index(side, i, i)] += A;
        }
    }

    /** X := XQ for 32 rows; nothing else reads them meanwhile. */
    private void multiplyFromRight(int task) {
        int row = task * Panels.WIDTH;
        int count = Panels.paddedRows(Math.min(Panels.WIDTH, rows - row));
        int stride = Panels.index(rows, 0, Panels.WIDTH);
        for (int column = 0; column < columns; column += Panels.WIDTH) {
            kernels.product(
                    x,
                    xAt + Panels.index(rows, row, 0),
                    stride,
                    total,
                    Panels.index(side, 0, column),
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
            System.arraycopy(product, block, x, xAt + block, count * Panels.WIDTH);
        }
    }

    /** X := QX for the 32 columns of a panel; nothing else reads them meanwhile. */
    private void multiplyFromLeft(int panel) {
        int column = panel * Panels.WIDTH;
        int at = Panels.index(rows, 0, column);
        for (int row = 0; row < rows; row += Panels.WIDTH) {
            kernels.transposedProduct(
                    total,
                    Panels.index(side, 0, row),
                    x,
                    xAt + at,
                    rows,
                    zeros,
                    0,
                    product,
                    Panels.index(rows, row, column),
                    Panels.paddedRows(Math.min(Panels.WIDTH, rows - row)),
                    Panels.WIDTH,
                    x,
                    0,
                    0);
        }
        System.arraycopy(product, at, x, xAt + at, Panels.paddedRows(rows) * Panels.WIDTH);
    }
}
