package org.myelin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.myelin.random.CounterRandom;

/** What the tests share that compare vector kernels with scalar ones. */
abstract class Parity {
    static final int GUARD = 64;
    private static final float UNTOUCHED = -777f;

    final Kernels scalar = new ScalarKernels();
    final Kernels vector = new VectorKernels();
    private CounterRandom random = CounterRandom.of(0);

    @BeforeEach
    void seed() {
        random = CounterRandom.of(20261123);
    }

    float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    float[] withExtremes(float[] values) {
        float[] extremes = {
            0f,
            -0f,
            1f,
            -1f,
            88f,
            -88f,
            104f,
            -104f,
            1e30f,
            -1e30f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN
        };
        for (int i = 0; i < values.length; i += 3) {
            values[i] = extremes[i / 3 % extremes.length];
        }
        return values;
    }

    static float[] filled(int length) {
        float[] values = new float[length];
        Arrays.fill(values, UNTOUCHED);
        return values;
    }

    static void assertSameBits(float actual, float expected) {
        assertThat(Float.floatToIntBits(actual)).isEqualTo(Float.floatToIntBits(expected));
    }

    static void assertSameBits(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Float.floatToIntBits(actual[i]))
                    .as("element %d: %s, expected %s", i, actual[i], expected[i])
                    .isEqualTo(Float.floatToIntBits(expected[i]));
        }
    }
}
