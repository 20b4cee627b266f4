package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.myelin.random.CounterRandom;

class AugmentationTest {
    private static final FeatureShape SHAPE = new FeatureShape(2, 3, 4);

    private static float[] image() {
        float[] image = new float[SHAPE.features()];
        for (int i = 0; i < image.length; i++) {
            image[i] = i + 1;
        }
        return image;
    }

    private static float[] applied(Augmentation augmentation, long seed) {
        float[] image = image();
        augmentation.apply(
                image, SHAPE, new SampleRandomness(CounterRandom.of(seed), 0, false), new float[image.length]);
        return image;
    }

    @Test
    void flip_manyDraws_mirrorsEachRowInAboutHalfOfThem() {
        int flipped = 0;
        for (int seed = 0; seed < 1000; seed++) {
            float[] image = applied(new Augmentation.HorizontalFlip(), seed);
            if (image[0] == 4) {
                assertThat(image).startsWith(4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16);
                flipped++;
            } else {
                assertThat(image).isEqualTo(image());
            }
        }
        // binomial with sd 16: five of them either way
        assertThat(flipped).isBetween(420, 580);
    }

    @Test
    void shift_manyDraws_movesContentAndFillsWithZero() {
        Set<List<Integer>> seen = new HashSet<>();
        for (int seed = 0; seed < 500; seed++) {
            float[] image = applied(new Augmentation.Shift(1), seed);
            int right = 0;
            int down = 0;
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    if (image[(1 + dy) * 4 + 1 + dx] == 6) {
                        right = dx;
                        down = dy;
                    }
                }
            }
            assertThat(image).isEqualTo(shifted(right, down));
            seen.add(List.of(right, down));
        }
        assertThat(seen).hasSize(9);
    }

    private static float[] shifted(int right, int down) {
        float[] from = image();
        float[] to = new float[from.length];
        for (int channel = 0; channel < 2; channel++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 4; x++) {
                    int sourceY = y - down;
                    int sourceX = x - right;
                    boolean inside = sourceY >= 0 && sourceY < 3 && sourceX >= 0 && sourceX < 4;
                    to[channel * 12 + y * 4 + x] = inside ? from[channel * 12 + sourceY * 4 + sourceX] : 0;
                }
            }
        }
        return to;
    }

    @Test
    void shift_reflecting_bringsInTheMirrorImageOfTheEdge() {
        boolean seen = false;
        for (int seed = 0; seed < 200; seed++) {
            float[] image = applied(new Augmentation.Shift(1, true), seed);
            // right by 1: the first column is the one beside the edge of the original, 1 2 3 4 becomes 2 1 2 3
            if (image[0] == 2 && image[1] == 1) {
                assertThat(image).startsWith(2, 1, 2, 3, 6, 5, 6, 7, 10, 9, 10, 11, 14, 13);
                seen = true;
            }
        }
        assertThat(seen).isTrue();
    }

    @Test
    void alternatingFlip_twoEpochs_showsEachPictureBothWays() {
        for (boolean coin : new boolean[] {false, true}) {
            float[] first = image();
            float[] second = image();
            CounterRandom random = CounterRandom.of(1);
            new Augmentation.AlternatingFlip()
                    .apply(first, SHAPE, new SampleRandomness(random, 4, coin), new float[first.length]);
            new Augmentation.AlternatingFlip()
                    .apply(second, SHAPE, new SampleRandomness(random, 5, coin), new float[first.length]);

            assertThat(coin ? second : first).isEqualTo(image());
            assertThat(coin ? first : second).startsWith(4, 3, 2, 1, 8, 7, 6, 5);
        }
    }

    @Test
    void cutout_manyDraws_cutsTheSameSquareOutOfAllChannels() {
        Set<Integer> areas = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            float[] image = applied(new Augmentation.Cutout(2), seed);
            int zeros = 0;
            for (int i = 0; i < 12; i++) {
                assertThat(image[12 + i] == 0).isEqualTo(image[i] == 0);
                zeros += image[i] == 0 ? 1 : 0;
            }
            areas.add(zeros);
        }
        // the centre may be at an edge: 2 × 2 inside, 1 × 2 or 2 × 1 at an edge, 1 in a corner
        assertThat(areas).containsExactlyInAnyOrder(1, 2, 4);
    }

    @Test
    void shift_furtherThanThePicture_leavesZeros() {
        Set<Float> sums = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            float sum = 0;
            for (float value : applied(new Augmentation.Shift(9), seed)) {
                sum += value;
            }
            sums.add(sum);
        }
        assertThat(sums).contains(0f);
    }

    @Test
    void sequence_sameSeed_sameResult() {
        Augmentation both =
                new Augmentation.Sequence(List.of(new Augmentation.HorizontalFlip(), new Augmentation.Shift(2)));

        assertThat(applied(both, 3)).isEqualTo(applied(both, 3));
        assertThat(applied(Augmentation.none(), 3)).isEqualTo(image());
    }

    @Test
    void shift_byNothing_isRefused() {
        assertThatThrownBy(() -> new Augmentation.Shift(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shift: needs at least 1 pixel, but got 0");
    }
}
