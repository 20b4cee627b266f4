package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;

/** {@link Norms} in plain Java: the specification. */
final class ScalarNorms implements Norms {
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
        for (int j = 0; j < WIDTH; j++) {
            float sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += x[xAt + r * WIDTH + j];
            }
            float mean = sum * share;
            float squares = 0;
            for (int r = 0; r < rows; r++) {
                float d = x[xAt + r * WIDTH + j] - mean;
                squares = Math.fma(d, d, squares);
            }
            float reciprocal = 1 / (float) Math.sqrt(Math.fma(squares, share, epsilon));
            for (int r = 0; r < rows; r++) {
                float normal = (x[xAt + r * WIDTH + j] - mean) * reciprocal;
                to[toAt + r * WIDTH + j] = Math.fma(normal, parameters[gammaAt + r], parameters[betaAt + r]);
            }
            means[columnAt + j] = mean;
            reciprocals[columnAt + j] = reciprocal;
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
        for (int j = 0; j < WIDTH; j++) {
            float mean = means[columnAt + j];
            float reciprocal = reciprocals[columnAt + j];
            float sum = 0;
            float products = 0;
            for (int r = 0; r < rows; r++) {
                float g = delta[deltaAt + r * WIDTH + j] * parameters[gammaAt + r];
                float normal = (x[xAt + r * WIDTH + j] - mean) * reciprocal;
                sum += g;
                products = Math.fma(g, normal, products);
            }
            float first = sum * share;
            float second = products * share;
            for (int r = 0; r < rows; r++) {
                float g = delta[deltaAt + r * WIDTH + j] * parameters[gammaAt + r];
                float normal = (x[xAt + r * WIDTH + j] - mean) * reciprocal;
                to[toAt + r * WIDTH + j] = reciprocal * Math.fma(-normal, second, g - first);
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
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                int k = r * WIDTH + j;
                float normal = (x[xAt + k] - means[columnAt + j]) * reciprocals[columnAt + j];
                lanes[k] = Math.fma(delta[deltaAt + k], normal, lanes[k]);
            }
        }
    }

    @Override
    public void addRows(float[] x, int xAt, int rows, int columns, float[] lanes) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                lanes[r * WIDTH + j] += x[xAt + r * WIDTH + j];
            }
        }
    }

    @Override
    public void addRowSquares(float[] x, int xAt, int rows, int columns, float[] means, int rowAt, float[] lanes) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                int k = r * WIDTH + j;
                float d = x[xAt + k] - means[rowAt + r];
                lanes[k] = Math.fma(d, d, lanes[k]);
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
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                int k = r * WIDTH + j;
                lanes[k] = Math.fma(delta[deltaAt + k], x[xAt + k] - means[rowAt + r], lanes[k]);
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
            for (int j = 0; j < WIDTH; j++) {
                int k = r * WIDTH + j;
                float rest = Math.fma(slopes[row], x[xAt + k] - means[row], starts[row]);
                to[toAt + k] = Math.fma(factors[row], y[yAt + k], rest);
            }
        }
    }
}
