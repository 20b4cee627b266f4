package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.myelin.random.CounterRandom;

/** A picture whose values are the pixels' own places shows where each pixel was read: interpolation is exact on it. */
class WarpTest {
    private static final int SIDE = 21;
    private static final int MIDDLE = SIDE / 2;
    private static final int DRAWS = 200;
    private static final double ROUNDING = 1e-4;

    /** Channel 0 holds x, channel 1 holds y. */
    private static float[] places() {
        float[] image = new float[2 * SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image[y * SIDE + x] = x;
                image[SIDE * SIDE + y * SIDE + x] = y;
            }
        }
        return image;
    }

    private static float[] warped(Warp warp, long seed) {
        float[] image = places();
        warp.apply(
                image,
                new FeatureShape(2, SIDE, SIDE),
                new SampleRandomness(CounterRandom.of(seed), 0, false),
                new float[image.length]);
        return image;
    }

    /** Change of what is read, channel 0 for x and 1 for y, from the middle to {@code dx}, {@code dy} beside it. */
    private static double slope(float[] image, int channel, int dx, int dy) {
        int plane = channel * SIDE * SIDE;
        return image[plane + (MIDDLE + dy) * SIDE + MIDDLE + dx] - image[plane + MIDDLE * SIDE + MIDDLE];
    }

    @Test
    void apply_nothing_changesNothing() {
        assertThat(warped(Warp.identity(), 1)).isEqualTo(places());
    }

    @Test
    void apply_degrees_turnsAboutTheMiddle() {
        double most = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            float[] image = warped(Warp.identity().withRotation(20), seed);
            double angle = StrictMath.asin(slope(image, 0, 0, 1));

            assertThat(image[MIDDLE * SIDE + MIDDLE]).isEqualTo(MIDDLE);
            assertThat(Math.abs(angle)).isLessThanOrEqualTo(StrictMath.toRadians(20) + ROUNDING);
            assertThat(slope(image, 0, 1, 0)).isCloseTo(StrictMath.cos(angle), within(ROUNDING));
            assertThat(slope(image, 1, 1, 0)).isCloseTo(-StrictMath.sin(angle), within(ROUNDING));
            assertThat(slope(image, 1, 0, 1)).isCloseTo(StrictMath.cos(angle), within(ROUNDING));
            most = Math.max(most, angle);
        }
        assertThat(most).isGreaterThan(StrictMath.toRadians(18));
    }

    @Test
    void apply_zoom_changesBothSidesEachByItself() {
        double difference = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            float[] image = warped(Warp.identity().withZoom(0.2), seed);
            double width = 1 / slope(image, 0, 1, 0);
            double height = 1 / slope(image, 1, 0, 1);

            assertThat(width).isBetween(0.8 - ROUNDING, 1.2 + ROUNDING);
            assertThat(height).isBetween(0.8 - ROUNDING, 1.2 + ROUNDING);
            assertThat(slope(image, 0, 0, 1)).isZero();
            difference = Math.max(difference, Math.abs(width - height));
        }
        assertThat(difference).isGreaterThan(0.2);
    }

    @Test
    void apply_shear_movesRowsByTheirHeight() {
        double most = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            float[] image = warped(Warp.identity().withShear(0.3), seed);

            assertThat(slope(image, 0, 1, 0)).isCloseTo(1, within(ROUNDING));
            assertThat(slope(image, 1, 1, 0)).isCloseTo(0, within(ROUNDING));
            assertThat(slope(image, 0, 0, 4)).isCloseTo(4 * slope(image, 0, 0, 1), within(ROUNDING));
            most = Math.max(most, Math.abs(slope(image, 0, 0, 1)));
        }
        assertThat(most).isBetween(0.27, 0.3 + ROUNDING);
    }

    /** A sum of uniform numbers with weights w(x)w(y): variance α²/3 · (Σw²)². */
    @Test
    void apply_elastic_movesByASmoothFieldOfTheDefinedSize() {
        double smoothness = 2;
        int radius = 4;
        double sum = 0;
        double squares = 0;
        for (int i = -radius; i <= radius; i++) {
            double weight = StrictMath.exp(-i * i / (2 * smoothness * smoothness));
            sum += weight;
            squares += weight * weight;
        }
        double expected = 10 * 10 / 3.0 * StrictMath.pow(squares / (sum * sum), 2);
        double variance = 0;
        double product = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            float[] image = warped(Warp.identity().withElasticDeformation(10, smoothness), seed);
            double move = image[MIDDLE * SIDE + MIDDLE] - MIDDLE;
            double beside = image[MIDDLE * SIDE + MIDDLE + 1] - MIDDLE - 1;
            variance += move * move / DRAWS;
            product += move * beside / DRAWS;
        }
        // the standard error of a variance from 200 numbers is 10 %
        assertThat(variance).isCloseTo(expected, within(0.35 * expected));
        // neighbours correlate by about exp(−1/(4σ²)) = 0.94
        assertThat(product / variance).isGreaterThan(0.85);
    }

    @Test
    void apply_outside_readsTheNearestEdge() {
        float[] image = warped(Warp.identity().withElasticDeformation(200, 2), 1);
        for (float value : image) {
            assertThat(value).isBetween(0f, SIDE - 1f);
        }
    }

    @Test
    void warp_outOfRange_isRefused() {
        assertThatThrownBy(() -> Warp.identity().withRotation(-1))
                .hasMessage("warp: degrees must be finite and at least 0, but is -1.0");
        assertThatThrownBy(() -> Warp.identity().withZoom(1))
                .hasMessage("warp: zoom must be at least 0 and below 1, but is 1.0");
        assertThatThrownBy(() -> Warp.identity().withElasticDeformation(1, 0))
                .hasMessage("warp: the smoothness must be finite and above 0, but is 0.0");
    }
}
