package org.myelin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vector kernels give the bits of the scalar kernels, which are the specification. All comparisons are exact: every
 * element is computed by the same operations in the same order in both, so no tolerance is needed.
 */
class KernelParityTest extends Parity {
    @Test
    void active_onThisMachine_isVector() {
        assertThat(KernelChoice.active().kernels()).isInstanceOf(VectorKernels.class);
    }

    /** What is fetched ahead may lie anywhere in its arrays, and be shorter or longer than the product is deep. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "1000, 0", "2000, 50", "-2147483648, 50", "980, 20", "500, 500", "1000, 400", "0, 1000"
    })
    void transposedProduct_fetchesAhead_sameBits(int nextAt, int nextLength) {
        float[] next = values(1000);
        for (int depth : new int[] {0, 1, 7, 128, 257, 2000}) {
            float[] x = values(depth * 32);
            float[] v = values(depth * 32);
            float[] start = values(32);
            float[] expected = filled(32 * 32);
            float[] actual = expected.clone();

            scalar.transposedProduct(x, 0, v, 0, depth, start, 0, expected, 0, 32, 32, v, 0, 0);
            vector.transposedProduct(x, 0, v, 0, depth, start, 0, actual, 0, 32, 32, next, nextAt, nextLength);

            assertSameBits(actual, expected);
        }
    }

    static Stream<Arguments> productSizes() {
        return Stream.of(4, 8, 12, 16, 20, 24, 28, 32)
                .flatMap(rows -> Stream.of(0, 1, 2, 3, 7, 31, 32, 33, 100, 257)
                        .flatMap(depth ->
                                Stream.of(1, 15, 16, 17, 32).map(columns -> Arguments.of(rows, depth, columns))));
    }

    @ParameterizedTest
    @MethodSource("productSizes")
    void transposedProduct_awkwardSizesAndOffsets_sameBits(int rows, int depth, int columns) {
        float[] x = values(depth * 32 + 70);
        float[] v = values(depth * 32 + 70);
        float[] start = values(40);
        float[] expected = filled(GUARD + rows * 32 + GUARD);
        float[] actual = expected.clone();

        scalar.transposedProduct(x, 3, v, 5, depth, start, 2, expected, GUARD, rows, columns, v, 0, 0);
        vector.transposedProduct(x, 3, v, 5, depth, start, 2, actual, GUARD, rows, columns, v, 0, 0);

        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                assertSameBits(actual[GUARD + r * 32 + j], expected[GUARD + r * 32 + j]);
            }
        }
        assertThat(actual).startsWith(filled(GUARD)).endsWith(filled(GUARD));
    }

    @Test
    void transposedProduct_smallExample_isTheDefinition() {
        float[] x = new float[2 * 32];
        float[] v = new float[2 * 32];
        x[0] = 2;
        x[1] = 3;
        x[32] = 5;
        v[0] = 7;
        v[32] = 11;
        float[] start = {100, 200, 0, 0};
        float[] c = new float[4 * 32];

        scalar.transposedProduct(x, 0, v, 0, 2, start, 0, c, 0, 4, 1, v, 0, 0);

        assertThat(c[0]).isEqualTo(100 + 2 * 7 + 5 * 11);
        assertThat(c[32]).isEqualTo(200 + 3 * 7);
    }

    /** The same for both ranges of the other product. */
    @ParameterizedTest
    @CsvSource({
        "0, 1024, 0",
        "0, 1024, 256",
        "0, 256, 256",
        "5, 64, 64",
        "-7, 1024, 1024",
        "9000, 1024, 1024",
        "-2147483648, 32, 32",
        "2147483000, 32, 32"
    })
    void product_fetchesAhead_sameBits(int nextAt, int nextStride, int nextLength) {
        float[] next = values(9000);
        for (int depth : new int[] {0, 1, 7, 128, 257}) {
            float[] x = values((depth + 32) * 32);
            float[] v = values(depth * 32);
            float[] expected = filled(32 * 32);
            float[] actual = expected.clone();

            scalar.product(
                    x,
                    0,
                    1024,
                    v,
                    0,
                    depth,
                    expected,
                    0,
                    32,
                    32,
                    next,
                    nextAt,
                    nextStride,
                    nextLength,
                    next,
                    nextAt,
                    nextLength);
            vector.product(
                    x,
                    0,
                    1024,
                    v,
                    0,
                    depth,
                    actual,
                    0,
                    32,
                    32,
                    next,
                    nextAt,
                    nextStride,
                    nextLength,
                    next,
                    nextAt,
                    nextLength);

            assertSameBits(actual, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("productSizes")
    void product_awkwardSizesAndOffsets_sameBits(int rows, int depth, int columns) {
        int stride = 32 * 32 + 96;
        float[] x = values((depth + 31) / 32 * stride + 70);
        float[] v = values(depth * 32 + 70);
        float[] expected = filled(GUARD + rows * 32 + GUARD);
        float[] actual = expected.clone();

        scalar.product(x, 3, stride, v, 5, depth, expected, GUARD, rows, columns, v, 0, 0, 0, v, 0, 0);
        vector.product(x, 3, stride, v, 5, depth, actual, GUARD, rows, columns, v, 0, 0, 0, v, 0, 0);

        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                assertSameBits(actual[GUARD + r * 32 + j], expected[GUARD + r * 32 + j]);
            }
        }
        assertThat(actual).startsWith(filled(GUARD)).endsWith(filled(GUARD));
    }

    @Test
    void product_smallExample_isTheDefinition() {
        float[] x = new float[40 + 32 * 32];
        float[] v = new float[33 * 32];
        x[0] = 2; // row 0, k = 0
        x[32] = 3; // row 1, k = 0
        x[40] = 5; // row 0, k = 32, in the second block
        v[0] = 7;
        v[32 * 32] = 11;
        float[] c = new float[4 * 32];

        scalar.product(x, 0, 40, v, 0, 33, c, 0, 4, 1, v, 0, 0, 0, v, 0, 0);

        assertThat(c[0]).isEqualTo(2 * 7 + 5 * 11);
        assertThat(c[32]).isEqualTo(3 * 7);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 7", "4, 64", "5, 33", "9, 100"})
    void addWeightedRows_anyNumberOfPanels_sameBits(int panels, int rows) {
        int stride = rows * 32 + 64;
        float[] from = values(3 + panels * stride);
        float[] factors = values(rows);
        float[] expected = values(GUARD + panels * 32 + GUARD);
        float[] actual = expected.clone();

        scalar.addWeightedRows(from, 3, stride, panels, rows, factors, expected, GUARD);
        vector.addWeightedRows(from, 3, stride, panels, rows, factors, actual, GUARD);

        assertSameBits(actual, expected);
        assertThat(actual).isNotEqualTo(values(actual.length));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "4,32", "32,4", "31,17", "16,16", "17,33", "32,32", "3,29"})
    void transpose_awkwardSizes_movesEveryElementAndNoOther(int rows, int columns) {
        int usable = Math.min(columns, 32);
        float[] from = values(GUARD + 32 * 32);
        for (Kernels kernels : new Kernels[] {scalar, vector}) {
            float[] to = filled(GUARD + 32 * 32 + GUARD);

            kernels.transpose(from, 7, rows, usable, to, GUARD);

            float[] expected = filled(to.length);
            for (int r = 0; r < rows; r++) {
                for (int j = 0; j < usable; j++) {
                    expected[GUARD + j * 32 + r] = from[7 + r * 32 + j];
                }
            }
            assertThat(to).as(kernels.name()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 31, 32, 33, 128, 1000})
    void sumRows_anyNumberOfRows_sameBits(int rows) {
        float[] from = values(rows * 32 + 64);
        float[] expected = filled(GUARD + 32 + GUARD);
        float[] actual = expected.clone();

        scalar.sumRows(from, 11, rows, expected, GUARD);
        vector.sumRows(from, 11, rows, actual, GUARD);

        assertSameBits(actual, expected);
    }
}
