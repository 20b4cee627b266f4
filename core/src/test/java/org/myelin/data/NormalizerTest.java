package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
    private static final FeatureShape SHAPE = new FeatureShape(2, 3, 4);
    private static final int SAMPLES = 500;

    private static Dataset samples() {
        Random random = new Random(1);
        float[] features = new float[SAMPLES * SHAPE.features()];
        for (int i = 0; i < features.length; i++) {
            int channel = i / 12 % 2;
            features[i] = (float) (1000 * channel + 5 + (2 + channel) * random.nextGaussian());
        }
        return new TableDataset("test", SHAPE, List.of("a"), features, new int[SAMPLES]);
    }

    private static double[] meanAndDeviation(Dataset data, Normalizer normalizer, int from, int to) {
        float[] sample = new float[SHAPE.features()];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < data.size(); i++) {
            data.copyFeatures(i, sample, 0);
            normalizer.apply(sample, 0);
            for (int f = from; f < to; f++) {
                sum += sample[f];
                squares += (double) sample[f] * sample[f];
            }
        }
        double n = (double) data.size() * (to - from);
        return new double[] {sum / n, Math.sqrt(squares / n - sum / n * sum / n)};
    }

    @Test
    void apply_perChannel_givesEachChannelMeanZeroAndDeviationOne() {
        Normalizer normalizer = Normalizer.fit(Normalization.PER_CHANNEL, samples());

        assertThat(normalizer.mean()).hasSize(2);
        for (int channel = 0; channel < 2; channel++) {
            double[] moments = meanAndDeviation(samples(), normalizer, channel * 12, (channel + 1) * 12);
            assertThat(moments[0]).isCloseTo(0, within(1e-4));
            assertThat(moments[1]).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void apply_perFeature_givesEachFeatureMeanZeroAndDeviationOne() {
        Normalizer normalizer = Normalizer.fit(Normalization.PER_FEATURE, samples());

        assertThat(normalizer.mean()).hasSize(24);
        for (int f = 0; f < 24; f++) {
            double[] moments = meanAndDeviation(samples(), normalizer, f, f + 1);
            assertThat(moments[0]).isCloseTo(0, within(1e-4));
            assertThat(moments[1]).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void apply_none_changesNothing() {
        float[] sample = {1, 2, 3};

        Normalizer.none(FeatureShape.flat(3)).apply(sample, 0);

        assertThat(sample).containsExactly(1, 2, 3);
    }

    @Test
    void fit_constantFeature_becomesZero() {
        Dataset constant = new TableDataset(
                "test", FeatureShape.flat(2), List.of("a"), new float[] {7, 1, 7, 2, 7, 3}, new int[3]);
        Normalizer normalizer = Normalizer.fit(Normalization.PER_FEATURE, constant);
        float[] sample = {9, 7, 2};

        normalizer.apply(sample, 1);

        assertThat(normalizer.standardDeviation()[0]).isEqualTo(1);
        assertThat(sample).containsExactly(9, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, 0.1f, 0.3f, 1.7f, 255f, -1e6f})
    void fit_constantChannel_getsDeviationOne(float value) {
        float[] features = new float[21];
        java.util.Arrays.fill(features, value);
        Dataset constant = new TableDataset("test", FeatureShape.flat(7), List.of("a"), features, new int[3]);

        assertThat(Normalizer.fit(Normalization.PER_CHANNEL, constant).standardDeviation())
                .containsExactly(1);
    }

    @Test
    void constructor_wrongNumberOfMeans_isRefused() {
        assertThatThrownBy(() -> new Normalizer(Normalization.PER_CHANNEL, SHAPE, new float[3], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "normalizer: per-channel for samples of shape 2 x 3 x 4 needs 2 means and standard deviations,"
                                + " but there are 3 and 3");
    }

    @Test
    void constructor_zeroDeviation_isRefused() {
        assertThatThrownBy(() -> new Normalizer(Normalization.PER_CHANNEL, SHAPE, new float[2], new float[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "normalizer: mean 0.0 and standard deviation 0.0 at position 1 cannot be; a mean is finite, a"
                                + " standard deviation finite and positive");
    }
}
