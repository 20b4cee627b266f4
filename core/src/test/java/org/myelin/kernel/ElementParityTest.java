package org.myelin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Element-wise kernels, normalisations and updates: the vector kernels give the bits of the scalar ones. */
class ElementParityTest extends Parity {
    private static final int LENGTH = 32 * 9;

    @ParameterizedTest
    @EnumSource
    void activate_ordinaryAndExtremeValues_sameBits(ElementFunction f) {
        float[] z = withExtremes(values(GUARD + LENGTH + GUARD));
        float[] expected = filled(GUARD + LENGTH + GUARD);
        float[] actual = expected.clone();

        scalar.functions().activate(f, z, 16, expected, 11, LENGTH);
        vector.functions().activate(f, z, 16, actual, 11, LENGTH);

        assertSameBits(actual, expected);
    }

    @ParameterizedTest
    @EnumSource
    void activate_inPlace_sameValues(ElementFunction f) {
        float[] z = values(LENGTH);
        float[] elsewhere = new float[LENGTH];

        vector.functions().activate(f, z, 0, elsewhere, 0, LENGTH);
        vector.functions().activate(f, z, 0, z, 0, LENGTH);

        assertSameBits(z, elsewhere);
    }

    @ParameterizedTest
    @EnumSource
    void multiplyByDerivative_ordinaryAndExtremeValues_sameBits(ElementFunction f) {
        float[] source = withExtremes(values(LENGTH + GUARD));
        float[] expected = withExtremes(values(GUARD + LENGTH + GUARD));
        float[] actual = expected.clone();

        scalar.functions().multiplyByDerivative(f, expected, 16, source, 7, LENGTH);
        vector.functions().multiplyByDerivative(f, actual, 16, source, 7, LENGTH);

        assertSameBits(actual, expected);
    }

    /** f and f′ against formulas in double precision, written down here a second time. */
    @ParameterizedTest
    @EnumSource
    void functions_manyValues_agreeWithFormulas(ElementFunction f) {
        for (float z = -12; z <= 12; z += 0.0371f) {
            float[] a = {z};
            scalar.functions().activate(f, a, 0, a, 0, 1);
            float[] slope = {1};
            scalar.functions().multiplyByDerivative(f, slope, 0, f.derivativeNeedsZ() ? new float[] {z} : a, 0, 1);

            assertThat((double) a[0]).as("%s(%s)", f, z).isCloseTo(formula(f, z), within(3e-6));
            double difference = (formula(f, z + 1e-6) - formula(f, z - 1e-6)) / 2e-6;
            if (Math.abs(z) > 1e-5) {
                assertThat((double) slope[0]).as("%s'(%s)", f, z).isCloseTo(difference, within(3e-6));
            }
        }
    }

    /** At any finite z there is no NaN and no infinity, f keeps below |z|, and both f and f′ are what they tend to. */
    @ParameterizedTest
    @ValueSource(floats = {20, 21, 44, 45, 88, 89, 1e4f, 1e15f, 1e19f, 1e30f, 1e38f, Float.MAX_VALUE})
    void mish_largeValues_areItsLimits(float z) {
        float[] above = {z, -z};
        float[] slopes = {1, 1};

        scalar.functions().multiplyByDerivative(ElementFunction.MISH, slopes, 0, above, 0, 2);
        scalar.functions().activate(ElementFunction.MISH, above, 0, above, 0, 2);

        assertThat(above[0]).isEqualTo(z);
        assertThat(slopes[0]).isEqualTo(1);
        // −20 e⁻²⁰ = −4.1e-8 and its derivative are the largest
        assertThat((double) above[1]).isBetween(-4.2e-8, 0.0);
        assertThat((double) slopes[1]).isBetween(-4.2e-8, 0.0);
    }

    private static double formula(ElementFunction f, double z) {
        double sigma = 1 / (1 + Math.exp(-z));
        return switch (f) {
            case LINEAR -> z;
            case SIGMOID -> sigma;
            case TANH -> Math.tanh(z);
            case RELU -> Math.max(0, z);
            case LEAKY_RELU -> Math.max(0.01 * z, z);
            case ELU -> z > 0 ? z : Math.expm1(z);
            case SELU -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z));
            case SOFTPLUS -> Math.log1p(Math.exp(z));
            case SILU -> z * sigma;
            case MISH -> z * Math.tanh(Math.log1p(Math.exp(z)));
            case GELU -> z / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100, 1000})
    void softmax_anyNumberOfUnits_sameBits(int units) {
        float[] expected = values(units * 32 + 8);
        for (int i = 0; i < expected.length; i++) {
            expected[i] *= 40;
        }
        float[] actual = expected.clone();
        float[] expectedMaxima = new float[33];
        float[] actualMaxima = new float[33];
        float[] expectedSums = new float[34];
        float[] actualSums = new float[34];

        scalar.functions().softmax(expected, 8, units, expectedMaxima, 1, expectedSums, 2);
        vector.functions().softmax(actual, 8, units, actualMaxima, 1, actualSums, 2);

        assertSameBits(actual, expected);
        assertSameBits(actualMaxima, expectedMaxima);
        assertSameBits(actualSums, expectedSums);
    }

    @Test
    void softmax_hugeDifferences_sumsToOneWithoutOverflow() {
        float[] z = new float[2 * 32];
        z[0] = 3.0e38f;
        z[32] = -3.0e38f;
        float[] maxima = new float[32];
        float[] sums = new float[32];

        vector.functions().softmax(z, 0, 2, maxima, 0, sums, 0);

        assertThat(z[0]).isEqualTo(1);
        // exp ends at the smallest normal number rather than at zero
        assertThat(z[32]).isBetween(0f, 2 * Float.MIN_NORMAL);
        assertThat(z[1]).isEqualTo(0.5f);
    }

    @Test
    void scaledDifference_sameBits() {
        float[] a = values(32 * 5 + 3);
        float[] y = values(32 * 5 + 4);
        float[] expected = filled(32 * 5 + 2 * GUARD);
        float[] actual = expected.clone();

        scalar.functions().scaledDifference(a, 3, y, 4, 1f / 7, expected, GUARD, 32 * 5);
        vector.functions().scaledDifference(a, 3, y, 4, 1f / 7, actual, GUARD, 32 * 5);

        assertSameBits(actual, expected);
    }

    @Test
    void addScaled_sameBits() {
        float[] x = values(LENGTH + 3);
        float[] y = values(LENGTH + 4);
        float[] expected = filled(LENGTH + 2 * GUARD);
        float[] actual = expected.clone();

        scalar.functions().addScaled(x, 3, y, 4, 0.7f, expected, GUARD, LENGTH);
        vector.functions().addScaled(x, 3, y, 4, 0.7f, actual, GUARD, LENGTH);

        assertSameBits(actual, expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void dropout_anyShare_sameBitsAndThatShare(double probability) {
        int length = 32 * 1000;
        float[] x = IntStream.range(0, length).collect(() -> new float[length], (a, i) -> a[i] = 1, (a, b) -> {});
        float[] expected = new float[length];
        float[] actual = new float[length];
        int kept = (int) Math.round((1 - probability) * (1 << 24));

        scalar.functions().dropout(x, 0, expected, 0, length, -5, kept, 2);
        vector.functions().dropout(x, 0, actual, 0, length, -5, kept, 2);

        assertSameBits(actual, expected);
        double zeros = IntStream.range(0, length).filter(i -> actual[i] == 0).count() / (double) length;
        assertThat(zeros).isCloseTo(probability, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"1, 32", "4, 32", "10, 1", "33, 7", "512, 31"})
    void columnNorm_anyShape_sameBits(int rows, int columns) {
        float[] x = values(rows * 32 + 5);
        float[] delta = values(rows * 32 + 6);
        float[] parameters = values(2 * rows + 9);
        float[][] expected = {filled(rows * 32 + 70), filled(40), filled(40), filled(rows * 32 + 70), values(rows * 32)
        };
        float[][] actual = new float[expected.length][];
        for (int i = 0; i < expected.length; i++) {
            actual[i] = expected[i].clone();
        }

        columnNorm(scalar.norms(), x, delta, rows, columns, parameters, expected);
        columnNorm(vector.norms(), x, delta, rows, columns, parameters, actual);

        for (int i = 0; i < expected.length; i++) {
            assertSameBits(actual[i], expected[i]);
        }
    }

    private static void columnNorm(
            Norms norms, float[] x, float[] delta, int rows, int columns, float[] parameters, float[][] to) {
        norms.normalizeColumns(x, 5, rows, parameters, 3, 9 + rows - 1, 1e-5f, to[0], 8, to[1], to[2], 4);
        norms.columnGradient(x, 5, delta, 6, rows, parameters, 3, to[1], to[2], 4, to[3], 8);
        norms.addColumnProducts(x, 5, delta, 6, rows, columns, to[1], to[2], 4, to[4]);
    }

    @ParameterizedTest
    @CsvSource({"1, 32", "4, 32", "10, 1", "32, 7", "32, 32", "31, 31"})
    void rowNorm_anyShape_sameBits(int rows, int columns) {
        float[] x = values(rows * 32 + 5);
        float[] delta = values(rows * 32 + 6);
        float[][] ofRows = {values(40), values(40), values(40), values(40)};
        float[][] expected = {values(1024), values(1024), values(1024), filled(rows * 32 + 70)};
        float[][] actual = new float[expected.length][];
        for (int i = 0; i < expected.length; i++) {
            actual[i] = expected[i].clone();
        }

        rowNorm(scalar.norms(), x, delta, rows, columns, ofRows, expected);
        rowNorm(vector.norms(), x, delta, rows, columns, ofRows, actual);

        for (int i = 0; i < expected.length; i++) {
            assertSameBits(actual[i], expected[i]);
        }
    }

    private static void rowNorm(
            Norms norms, float[] x, float[] delta, int rows, int columns, float[][] ofRows, float[][] to) {
        norms.addRows(x, 5, rows, columns, to[0]);
        norms.addRowSquares(x, 5, rows, columns, ofRows[0], 2, to[1]);
        norms.addRowProducts(x, 5, delta, 6, rows, columns, ofRows[0], 2, to[2]);
        norms.rowCombination(delta, 6, ofRows[1], x, 5, ofRows[2], ofRows[0], ofRows[3], 2, rows, to[3], 8);
    }

    @Test
    void sgd_sameBits() {
        float[] expected = values(LENGTH + 20);
        float[] actual = expected.clone();
        float[] g = values(LENGTH + 20);

        scalar.updates().sgd(expected, 9, g, 5, LENGTH, 0.1f, 5e-4f);
        vector.updates().sgd(actual, 9, g, 5, LENGTH, 0.1f, 5e-4f);

        assertSameBits(actual, expected);
    }

    /** An update of parameters w by gradients g with two buffers. */
    interface Update {
        void run(Updates updates, float[] w, float[] g, float[] first, float[] second);
    }

    private void assertSameUpdate(Update update) {
        float[] expected = values(LENGTH + 20);
        float[] expectedFirst = values(LENGTH + 20);
        float[] expectedSecond = values(LENGTH + 20);
        for (int i = 0; i < expectedSecond.length; i++) {
            expectedSecond[i] = Math.abs(expectedSecond[i]);
        }
        float[] actual = expected.clone();
        float[] actualFirst = expectedFirst.clone();
        float[] actualSecond = expectedSecond.clone();
        float[] g = values(LENGTH + 20);

        update.run(scalar.updates(), expected, g, expectedFirst, expectedSecond);
        update.run(vector.updates(), actual, g, actualFirst, actualSecond);

        assertSameBits(actual, expected);
        assertSameBits(actualFirst, expectedFirst);
        assertSameBits(actualSecond, expectedSecond);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void momentum_sameBits(boolean nesterov) {
        assertSameUpdate(
                (updates, w, g, m, _) -> updates.momentum(w, 9, g, 5, m, 3, LENGTH, 0.1f, 0.9f, nesterov, 5e-4f));
    }

    @Test
    void adam_sameBits() {
        assertSameUpdate((updates, w, g, m, v) ->
                updates.adam(w, 9, g, 5, m, v, 3, LENGTH, 0.1f, 0.9f, 0.999f, 3f, 1e-8f, 1e-3f, 0.99f));
    }

    @Test
    void lion_sameBits() {
        assertSameUpdate((updates, w, g, m, _) -> updates.lion(w, 9, g, 5, m, 3, LENGTH, 0.1f, 0.9f, 0.99f, 0.99f));
    }

    @Test
    void rmsProp_sameBits() {
        assertSameUpdate((updates, w, g, _, v) -> updates.rmsProp(w, 9, g, 5, v, 3, LENGTH, 0.1f, 0.9f, 1e-8f, 1e-3f));
    }

    @Test
    void average_sameBits() {
        assertSameUpdate((updates, w, _, m, _) -> updates.average(m, w, 7, LENGTH, 0.01f));
    }
}
