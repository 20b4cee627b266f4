package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;
import static org.myelin.kernel.VectorKernels.SPECIES;
import static org.myelin.kernel.VectorMath.ONE;
import static org.myelin.kernel.VectorMath.ZERO;

import jdk.incubator.vector.FloatVector;

/** {@link Norms} with SIMD. */
final class VectorNorms implements Norms {
    private final Norms scalar = new ScalarNorms();

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    @Override
    public void normalizeColumns(
            float[] x,
            int xAt,
            int rows,
            float[] parameters,
            int gammaAt,
            int betaAt,
            float epsilon,
            float[] to,
            int toAt,
            float[] means,
            float[] reciprocals,
            int columnAt) {
        float share = 1f / rows;
        FloatVector shares = FloatVector.broadcast(SPECIES, share);
        for (int j = 0; j < WIDTH; j += LANES) {
            FloatVector sum = ZERO;
            for (int r = 0; r < rows; r++) {
                sum = sum.add(load(x, xAt + r * WIDTH + j));
            }
            FloatVector mean = sum.mul(shares);
            FloatVector squares = ZERO;
            for (int r = 0; r < rows; r++) {
                FloatVector d = load(x, xAt + r * WIDTH + j).sub(mean);
                squares = d.fma(d, squares);
            }
            FloatVector reciprocal = ONE.div(
                    squares.fma(shares, FloatVector.broadcast(SPECIES, epsilon)).sqrt());
            for (int r = 0; r < rows; r++) {
                FloatVector normal = load(x, xAt + r * WIDTH + j).sub(mean).mul(reciprocal);
                FloatVector gamma = FloatVector.broadcast(SPECIES, parameters[gammaAt + r]);
                normal.fma(gamma, FloatVector.broadcast(SPECIES, parameters[betaAt + r]))
                        .intoArray(to, toAt + r * WIDTH + j);
            }
            mean.intoArray(means, columnAt + j);
            reciprocal.intoArray(reciprocals, columnAt + j);
        }
    }

    @Override
    public void columnGradient(
            float[] x,
            int xAt,
            float[] delta,
            int deltaAt,
            int rows,
            float[] parameters,
            int gammaAt,
            float[] means,
            float[] reciprocals,
            int columnAt,
            float[] to,
            int toAt) {
        float share = 1f / rows;
        for (int j = 0; j < WIDTH; j += LANES) {
            FloatVector mean = load(means, columnAt + j);
            FloatVector reciprocal = load(reciprocals, columnAt + j);
            FloatVector sum = ZERO;
            FloatVector products = ZERO;
            for (int r = 0; r < rows; r++) {
                FloatVector g = load(delta, deltaAt + r * WIDTH + j).mul(parameters[gammaAt + r]);
                FloatVector normal = load(x, xAt + r * WIDTH + j).sub(mean).mul(reciprocal);
                sum = sum.add(g);
                products = g.fma(normal, products);
            }
            FloatVector first = sum.mul(share);
            FloatVector second = products.mul(share);
            for (int r = 0; r < rows; r++) {
                FloatVector g = load(delta, deltaAt + r * WIDTH + j).mul(parameters[gammaAt + r]);
                FloatVector normal = load(x, xAt + r * WIDTH + j).sub(mean).mul(reciprocal);
                reciprocal.mul(normal.neg().fma(second, g.sub(first))).intoArray(to, toAt + r * WIDTH + j);
            }
        }
    }

    @Override
    public void addColumnProducts(
            float[] x,
            int xAt,
            float[] delta,
            int deltaAt,
            int rows,
            int columns,
            float[] means,
            float[] reciprocals,
            int columnAt,
            float[] lanes) {
        if (columns < WIDTH) {
            scalar.addColumnProducts(x, xAt, delta, deltaAt, rows, columns, means, reciprocals, columnAt, lanes);
            return;
        }
        for (int j = 0; j < WIDTH; j += LANES) {
            FloatVector mean = load(means, columnAt + j);
            FloatVector reciprocal = load(reciprocals, columnAt + j);
            for (int k = j; k < rows * WIDTH; k += WIDTH) {
                FloatVector normal = load(x, xAt + k).sub(mean).mul(reciprocal);
                load(delta, deltaAt + k).fma(normal, load(lanes, k)).intoArray(lanes, k);
            }
        }
    }

    @Override
    public void addRows(float[] x, int xAt, int rows, int columns, float[] lanes) {
        if (columns < WIDTH) {
            scalar.addRows(x, xAt, rows, columns, lanes);
            return;
        }
        for (int k = 0; k < rows * WIDTH; k += LANES) {
            load(lanes, k).add(load(x, xAt + k)).intoArray(lanes, k);
        }
    }

    @Override
    public void addRowSquares(float[] x, int xAt, int rows, int columns, float[] means, int rowAt, float[] lanes) {
        if (columns < WIDTH) {
            scalar.addRowSquares(x, xAt, rows, columns, means, rowAt, lanes);
            return;
        }
        for (int r = 0; r < rows; r++) {
            FloatVector mean = FloatVector.broadcast(SPECIES, means[rowAt + r]);
            for (int k = r * WIDTH; k < (r + 1) * WIDTH; k += LANES) {
                FloatVector d = load(x, xAt + k).sub(mean);
                d.fma(d, load(lanes, k)).intoArray(lanes, k);
            }
        }
    }

    @Override
    public void addRowProducts(
            float[] x,
            int xAt,
            float[] delta,
            int deltaAt,
            int rows,
            int columns,
            float[] means,
            int rowAt,
            float[] lanes) {
        if (columns < WIDTH) {
            scalar.addRowProducts(x, xAt, delta, deltaAt, rows, columns, means, rowAt, lanes);
            return;
        }
        for (int r = 0; r < rows; r++) {
            FloatVector mean = FloatVector.broadcast(SPECIES, means[rowAt + r]);
            for (int k = r * WIDTH; k < (r + 1) * WIDTH; k += LANES) {
                load(delta, deltaAt + k)
                        .fma(load(x, xAt + k).sub(mean), load(lanes, k))
                        .intoArray(lanes, k);
            }
        }
    }

    @Override
    public void rowCombination(
            float[] y,
            int yAt,
            float[] factors,
            float[] x,
            int xAt,
            float[] slopes,
            float[] means,
            float[] starts,
            int rowAt,
            int rows,
            float[] to,
            int toAt) {
        for (int r = 0; r < rows; r++) {
            int row = rowAt + r;
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[row]);
            FloatVector slope = FloatVector.broadcast(SPECIES, slopes[row]);
            FloatVector mean = FloatVector.broadcast(SPECIES, means[row]);
            FloatVector start = FloatVector.broadcast(SPECIES, starts[row]);
            for (int k = r * WIDTH; k < (r + 1) * WIDTH; k += LANES) {
                FloatVector rest = slope.fma(load(x, xAt + k).sub(mean), start);
                factor.fma(load(y, yAt + k), rest).intoArray(to, toAt + k);
            }
        }
    }
}
