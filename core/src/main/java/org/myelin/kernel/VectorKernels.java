package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API, in the widest vectors of the machine up to 512 bits. Lengths are multiples of
 * {@value Panels#WIDTH}, so no loop has a remainder.
 */
public final class VectorKernels implements Kernels {
    static final VectorSpecies<Float> SPECIES = widest();
    static final int LANES = SPECIES.length();

    /** Whether a vector holds a row of a block to be transposed. */
    private static final boolean WHOLE_BLOCKS = LANES >= VectorTranspose.BLOCK;

    /** A panel's row must be whole tiles of two vectors. */
    private static VectorSpecies<Float> widest() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.vectorBitSize() > 512 ? FloatVector.SPECIES_512 : preferred;
    }

    private final Functions functions = new VectorFunctions();
    private final Norms norms = new VectorNorms();
    private final Updates updates = new VectorUpdates();

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
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
        VectorProduct.transposed(
                x, xAt, v, vAt, depth, start, startAt, c, cAt, rows, columns, prefetch, prefetchAt, prefetchLength);
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
        VectorProduct.product(
                x,
                xAt,
                xStride,
                v,
                vAt,
                depth,
                c,
                cAt,
                rows,
                columns,
                prefetch,
                prefetchAt,
                prefetchStride,
                prefetchLength,
                prefetchFlat,
                prefetchFlatAt,
                prefetchFlatLength);
    }

    @Override
    public void transpose(float[] from, int fromAt, int rows, int columns, float[] to, int toAt) {
        int wholeRows = WHOLE_BLOCKS ? rows / VectorTranspose.BLOCK * VectorTranspose.BLOCK : 0;
        int wholeColumns = columns / VectorTranspose.BLOCK * VectorTranspose.BLOCK;
        for (int r = 0; r < wholeRows; r += VectorTranspose.BLOCK) {
            for (int j = 0; j < wholeColumns; j += VectorTranspose.BLOCK) {
                VectorTranspose.block(from, fromAt + r * WIDTH + j, to, toAt + j * WIDTH + r);
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int j = r < wholeRows ? wholeColumns : 0; j < columns; j++) {
                to[toAt + j * WIDTH + r] = from[fromAt + r * WIDTH + j];
            }
        }
    }

    @Override
    public void addWeightedRows(
            float[] from, int fromAt, int stride, int panels, int rows, float[] factors, float[] sum, int sumAt) {
        VectorWeightedRows.add(from, fromAt, stride, panels, rows, factors, sum, sumAt);
    }

    @Override
    public void sumRows(float[] from, int fromAt, int rows, float[] sum, int sumAt) {
        for (int j = 0; j < WIDTH; j += LANES) {
            FloatVector total = FloatVector.zero(SPECIES);
            for (int k = 0; k < rows; k++) {
                total = total.add(FloatVector.fromArray(SPECIES, from, fromAt + k * WIDTH + j));
            }
            total.intoArray(sum, sumAt + j);
        }
    }

    @Override
    public int multiplyAdds(int rounds, float[] values) {
        FloatVector x = FloatVector.fromArray(SPECIES, values, 0);
        FloatVector y = FloatVector.fromArray(SPECIES, values, WIDTH);
        FloatVector p0 = x;
        FloatVector p1 = x;
        FloatVector p2 = x;
        FloatVector p3 = x;
        FloatVector p4 = x;
        FloatVector p5 = x;
        FloatVector p6 = x;
        FloatVector p7 = x;
        FloatVector p8 = x;
        FloatVector p9 = x;
        FloatVector p10 = x;
        FloatVector p11 = x;
        for (int round = 0; round < rounds; round++) {
            p0 = x.fma(y, p0);
            p1 = x.fma(y, p1);
            p2 = x.fma(y, p2);
            p3 = x.fma(y, p3);
            p4 = x.fma(y, p4);
            p5 = x.fma(y, p5);
            p6 = x.fma(y, p6);
            p7 = x.fma(y, p7);
            p8 = x.fma(y, p8);
            p9 = x.fma(y, p9);
            p10 = x.fma(y, p10);
            p11 = x.fma(y, p11);
        }
        FloatVector sum = p0.add(p1)
                .add(p2)
                .add(p3)
                .add(p4)
                .add(p5)
                .add(p6)
                .add(p7)
                .add(p8)
                .add(p9)
                .add(p10)
                .add(p11);
        values[0] = Math.min(values[0], sum.reduceLanes(VectorOperators.MAX));
        return 12 * LANES;
    }
}
