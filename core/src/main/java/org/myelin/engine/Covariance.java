package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/**
 * The covariance of centred samples, and products with it. Samples are gathered in blocks, and each block M adds MᵀM;
 * only half of that is computed, since it is symmetric. One thread at a time may use it. Closing ends its threads.
 */
public final class Covariance implements AutoCloseable {
    private static final int BLOCK = 512;

    private final int features;
    private final float[] samples;
    private final float[][] scratch;
    private final float[] zeros = new float[Panels.WIDTH];
    private final double[][] sums;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam team;
    private int gathered;
    private long count;

    /**
     * Starts with no samples.
     *
     * @param features number of values of a sample
     * @param threads number of threads, at least 1; it does not change the result
     */
    public Covariance(int features, int threads) {
        this.features = features;
        samples = new float[Panels.size(BLOCK, features)];
        sums = new double[features][features];
        scratch = new float[threads][LayerStep.BLOCK];
        team = new ThreadTeam(threads);
    }

    /** Number of rows and columns. */
    public int features() {
        return features;
    }

    /** Adds a sample with the mean already taken away. */
    public void add(float[] sample) {
        for (int f = 0; f < features; f += Panels.WIDTH) {
            System.arraycopy(
                    sample, f, samples, Panels.index(BLOCK, gathered, f), Math.min(Panels.WIDTH, features - f));
        }
        gathered++;
        count++;
        if (gathered == BLOCK) {
            addBlock();
        }
    }

    /** To be called after the last sample: divides by their number. */
    public void finish() {
        addBlock();
        for (int i = 0; i < features; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] /= Math.max(1, count);
                sums[j][i] = sums[i][j];
            }
        }
    }

    private void addBlock() {
        int depth = gathered;
        int panels = Panels.count(features);
        team.run(panels, (long) features * features * BLOCK, (i, thread) -> {
            for (int j = 0; j <= i; j++) {
                addBlock(i * Panels.WIDTH, j * Panels.WIDTH, depth, scratch[thread]);
            }
        });
        gathered = 0;
    }

    private void addBlock(int row, int column, int depth, float[] product) {
        int rows = Math.min(Panels.WIDTH, features - row);
        int columns = Math.min(Panels.WIDTH, features - column);
        kernels.transposedProduct(
                samples,
                Panels.index(BLOCK, 0, row),
                samples,
                Panels.index(BLOCK, 0, column),
                depth,
                zeros,
                0,
                product,
                0,
                Panels.paddedRows(rows),
                columns,
                samples,
                0,
                0);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                sums[row + r][column + c] += product[r * Panels.WIDTH + c];
            }
        }
    }

    /** C v for each row v. */
    public double[][] times(double[][] rows) {
        double[][] products = new double[rows.length][features];
        team.run(rows.length, (long) rows.length * features * features, (row, thread) -> {
            double[] product = products[row];
            for (int i = 0; i < features; i++) {
                double factor = rows[row][i];
                double[] column = sums[i];
                for (int f = 0; f < features; f++) {
                    product[f] += factor * column[f];
                }
            }
        });
        return products;
    }

    /** Makes rows orthonormal, the first one first (modified Gram-Schmidt). */
    public void orthonormalize(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            double[] pivot = rows[i];
            double squares = 0;
            for (double value : pivot) {
                squares += value * value;
            }
            double factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
            for (int f = 0; f < pivot.length; f++) {
                pivot[f] *= factor;
            }
            int first = i + 1;
            int rest = rows.length - first;
            team.run(rest, (long) rest * features * LayerStep.COST_OF_ELEMENT, (task, thread) -> {
                removePart(rows[first + task], pivot);
            });
        }
    }

    private static void removePart(double[] row, double[] unit) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int f = 0;
        for (; f + 4 <= row.length; f += 4) {
            a += row[f] * unit[f];
            b += row[f + 1] * unit[f + 1];
            c += row[f + 2] * unit[f + 2];
            d += row[f + 3] * unit[f + 3];
        }
        for (; f < row.length; f++) {
            a += row[f] * unit[f];
        }
        double part = a + b + (c + d);
        for (int i = 0; i < row.length; i++) {
            row[i] -= part * unit[i];
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
