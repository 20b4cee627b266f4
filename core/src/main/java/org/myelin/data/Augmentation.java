package org.myelin.data;

import java.util.Arrays;
import java.util.List;

/**
 * Random changes to training images that keep their class.
 *
 * <p>Works on normalised images: pixels from outside are 0, the mean, which carries no information.
 * Immutable, thread-safe.
 */
public sealed interface Augmentation
        permits Augmentation.HorizontalFlip,
                Augmentation.AlternatingFlip,
                Augmentation.Shift,
                Augmentation.Cutout,
                Augmentation.Sequence,
                Warp {
    /**
     * Changes one picture in place.
     *
     * @param image holds the picture, plane by plane
     * @param shape its arrangement
     * @param randomness the source of all random decisions
     * @param scratch at least as many values as a picture has; contents are lost
     */
    void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch);

    /** Changes nothing. */
    static Augmentation none() {
        return new Sequence(List.of());
    }

    /** Mirrors left and right in one picture of two. */
    record HorizontalFlip() implements Augmentation {
        @Override
        public void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch) {
            if (randomness.random().nextBoolean()) {
                mirror(image, shape);
            }
        }
    }

    /**
     * Mirrors left and right in every second epoch: one half of the pictures in even epochs, the other half in odd
     * ones. So two epochs show each picture in both ways, where random flips show only half of them both ways. Source:
     * Jordan, "94% on CIFAR-10 in 3.29 seconds on a single GPU", 2024, section 3.6.
     */
    record AlternatingFlip() implements Augmentation {
        @Override
        public void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch) {
            if (randomness.coin() == (randomness.epoch() % 2 == 0)) {
                mirror(image, shape);
            }
        }
    }

    /** Mirrors left and right. */
    static void mirror(float[] image, FeatureShape shape) {
        int width = shape.width();
        for (int row = 0; row < shape.features(); row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                float swapped = image[left];
                image[left] = image[right];
                image[right] = swapped;
            }
        }
    }

    /**
     * Moves the picture by −n … n pixels in both directions, all equally likely.
     *
     * @param pixels n, at least 1
     * @param reflects whether what comes in from outside is the mirror image of the edge; otherwise it is 0
     */
    record Shift(int pixels, boolean reflects) implements Augmentation {
        /** Checks the range. */
        public Shift {
            if (pixels < 1) {
                throw new IllegalArgumentException("shift: needs at least 1 pixel, but got " + pixels);
            }
        }

        /** With zeros from outside. */
        public Shift(int pixels) {
            this(pixels, false);
        }

        @Override
        public void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch) {
            int right = randomness.random().nextInt(-pixels, pixels + 1);
            int down = randomness.random().nextInt(-pixels, pixels + 1);
            int width = shape.width();
            int height = shape.height();
            System.arraycopy(image, 0, scratch, 0, shape.features());
            int plane = width * height;
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int y = 0; y < height; y++) {
                    int to = channel * plane + y * width;
                    int from = source(y - down, height);
                    if (from < 0) {
                        Arrays.fill(image, to, to + width, 0);
                    } else {
                        moveRow(scratch, channel * plane + from * width, image, to, width, right);
                    }
                }
            }
        }

        private void moveRow(float[] from, int fromAt, float[] to, int toAt, int width, int right) {
            int kept = Math.max(0, width - Math.abs(right));
            int first = Math.min(width, Math.max(0, right));
            System.arraycopy(from, fromAt + Math.min(width, Math.max(0, -right)), to, toAt + first, kept);
            for (int x = 0; x < first; x++) {
                int source = source(x - right, width);
                to[toAt + x] = source < 0 ? 0 : from[fromAt + source];
            }
            for (int x = first + kept; x < width; x++) {
                int source = source(x - right, width);
                to[toAt + x] = source < 0 ? 0 : from[fromAt + source];
            }
        }

        /** Where a place outside is taken from; −1 for nowhere. */
        private int source(int place, int extent) {
            if (place >= 0 && place < extent) {
                return place;
            }
            int mirrored = place < 0 ? -place : 2 * (extent - 1) - place;
            return reflects && mirrored >= 0 && mirrored < extent ? mirrored : -1;
        }
    }

    /**
     * Sets a square to 0 whose centre is anywhere in the picture. Source: DeVries and Taylor, "Improved regularization
     * of convolutional neural networks with cutout", 2017.
     *
     * @param size edge of the square in pixels, at least 1
     */
    record Cutout(int size) implements Augmentation {
        /** Checks the range. */
        public Cutout {
            if (size < 1) {
                throw new IllegalArgumentException("cutout: needs at least 1 pixel, but got " + size);
            }
        }

        @Override
        public void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch) {
            int left = randomness.random().nextInt(shape.width()) - size / 2;
            int top = randomness.random().nextInt(shape.height()) - size / 2;
            int from = Math.max(0, left);
            int to = Math.min(shape.width(), left + size);
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int y = Math.max(0, top); y < Math.min(shape.height(), top + size); y++) {
                    int row = (channel * shape.height() + y) * shape.width();
                    Arrays.fill(image, row + from, row + to, 0);
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
        public void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch) {
            for (Augmentation step : steps) {
                step.apply(image, shape, randomness, scratch);
            }
        }
    }
}
