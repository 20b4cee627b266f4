package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;

import java.util.Arrays;

/** The kernels in plain Java: the specification of {@link VectorKernels}, and what runs without the Vector API. */
public final class ScalarKernels implements Kernels {
    private final Functions functions = new ScalarFunctions();
    private final Norms norms = new ScalarNorms();
    private final Updates updates = new ScalarUpdates();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public Functions functions() {
        return functions;
    }

    @Override
    public Norms norms() {
        return norms;
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public void transposedProduct(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] prefetch,
            int prefetchAt,
            int prefetchLength) {
        for (int r = 0; r < rows; r++) {
            int row = cAt + r * WIDTH;
            Arrays.fill(c, row, row + WIDTH, start[startAt + r]);
            for (int k = 0; k < depth; k++) {
                addRow(x[xAt + k * WIDTH + r], v, vAt + k * WIDTH, c, row);
            }
        }
    }

    @Override
    public void product(
            float[] x,
            int xAt,
            int xStride,
            float[] v,
            int vAt,
            int depth,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] prefetch,
            int prefetchAt,
            int prefetchStride,
            int prefetchLength,
            float[] prefetchFlat,
            int prefetchFlatAt,
            int prefetchFlatLength) {
        for (int r = 0; r < rows; r++) {
            int row = cAt + r * WIDTH;
            Arrays.fill(c, row, row + WIDTH, 0);
            for (int k = 0; k < depth; k++) {
                addRow(x[xAt + k / WIDTH * xStride + r * WIDTH + k % WIDTH], v, vAt + k * WIDTH, c, row);
            }
        }
    }

    /** C[r] += x · V[k]. */
    private static void addRow(float x, float[] v, int vAt, float[] c, int cAt) {
        for (int j = 0; j < WIDTH; j++) {
            c[cAt + j] = Math.fma(x, v[vAt + j], c[cAt + j]);
        }
    }

    @Override
    public void transpose(float[] from, int fromAt, int rows, int columns, float[] to, int toAt) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                to[toAt + j * WIDTH + r] = from[fromAt + r * WIDTH + j];
            }
        }
    }

    @Override
    public void addWeightedRows(
            float[] from, int fromAt, int stride, int panels, int rows, float[] factors, float[] sum, int sumAt) {
        for (int panel = 0; panel < panels; panel++) {
            for (int k = 0; k < rows; k++) {
                addRow(factors[k], from, fromAt + panel * stride + k * WIDTH, sum, sumAt + panel * WIDTH);
            }
        }
    }

    @Override
    public void sumRows(float[] from, int fromAt, int rows, float[] sum, int sumAt) {
        for (int j = 0; j < WIDTH; j++) {
            sum[sumAt + j] = 0;
        }
        for (int k = 0; k < rows; k++) {
            for (int j = 0; j < WIDTH; j++) {
                sum[sumAt + j] += from[fromAt + k * WIDTH + j];
            }
        }
    }

    @Override
    public int multiplyAdds(int rounds, float[] values) {
        float x = values[0];
        float y = values[WIDTH];
        float p0 = x;
        float p1 = x;
        float p2 = x;
        float p3 = x;
        float p4 = x;
        float p5 = x;
        float p6 = x;
        float p7 = x;
        float p8 = x;
        float p9 = x;
        float p10 = x;
        float p11 = x;
        for (int round = 0; round < rounds; round++) {
            p0 = Math.fma(x, y, p0);
            p1 = Math.fma(x, y, p1);
            p2 = Math.fma(x, y, p2);
            p3 = Math.fma(x, y, p3);
            p4 = Math.fma(x, y, p4);
            p5 = Math.fma(x, y, p5);
            p6 = Math.fma(x, y, p6);
            p7 = Math.fma(x, y, p7);
            p8 = Math.fma(x, y, p8);
            p9 = Math.fma(x, y, p9);
            p10 = Math.fma(x, y, p10);
            p11 = Math.fma(x, y, p11);
        }
        values[0] = Math.min(x, p0 + p1 + p2 + p3 + p4 + p5 + p6 + p7 + p8 + p9 + p10 + p11);
        return 12;
    }
}
