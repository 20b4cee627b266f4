package org.myelin.data;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random changes to training pictures that do not change their class.
 *
 * <p>Works on normalised pictures: what a shift brings in from outside is 0, the mean, which tells a network nothing.
 * Immutable, thread-safe.
 */
public sealed interface Augmentation {
    /**
     * Changes one picture in place.
     *
     * @param image holds the picture, plane by plane
     * @param shape its arrangement
     * @param random where chance comes from
     * @param scratch at least as many values as a picture has; contents are lost
     */
    void apply(float[] image, FeatureShape shape, RandomGenerator random, float[] scratch);

    /** Changes nothing. */
    static Augmentation none() {
        return new Sequence(List.of());
    }

    /** Mirrors left and right in one picture of two. */
    record HorizontalFlip() implements Augmentation {
        @Override
        public void apply(float[] image, FeatureShape shape, RandomGenerator random, float[] scratch) {
            if (!random.nextBoolean()) {
                return;
            }
            int width = shape.width();
            for (int row = 0; row < shape.features(); row += width) {
                for (int left = row, right = row + width - 1; left < right; left++, right--) {
                    float swapped = image[left];
                    image[left] = image[right];
                    image[right] = swapped;
                }
            }
        }
    }

    /**
     * Moves the picture by −n … n pixels in both directions, all equally likely.
     *
     * @param pixels n, at least 1
     */
    record Shift(int pixels) implements Augmentation {
        /** Checks the range. */
        public Shift {
            if (pixels < 1) {
                throw new IllegalArgumentException("shift: needs at least 1 pixel, but got " + pixels);
            }
        }

        @Override
        public void apply(float[] image, FeatureShape shape, RandomGenerator random, float[] scratch) {
            int right = random.nextInt(-pixels, pixels + 1);
            int down = random.nextInt(-pixels, pixels + 1);
            int width = shape.width();
            int height = shape.height();
            int kept = Math.max(0, width - Math.abs(right));
            System.arraycopy(image, 0, scratch, 0, shape.features());
            int plane = width * height;
            for (int channel = 0; channel < shape.channels(); channel++) {
                Arrays.fill(image, channel * plane, (channel + 1) * plane, 0);
                for (int y = Math.max(0, down); kept > 0 && y < Math.min(height, height + down); y++) {
                    int from = channel * plane + (y - down) * width + Math.max(0, -right);
                    int to = channel * plane + y * width + Math.max(0, right);
                    System.arraycopy(scratch, from, image, to, kept);
                }
            }
        }
    }

    /**
     * One after the other.
     *
     * @param steps what to do; nothing when empty
     */
    record Sequence(List<Augmentation> steps) implements Augmentation {
        /** Copies the list. */
        public Sequence {
            steps = List.copyOf(steps);
        }

        @Override
        public void apply(float[] image, FeatureShape shape, RandomGenerator random, float[] scratch) {
            for (Augmentation step : steps) {
                step.apply(image, shape, random, scratch);
            }
        }
    }
}
