package org.myelin.data;

import java.util.Arrays;

/**
 * Several views of one picture, over which a model's outputs are averaged when it is tested: as it is, mirrored, and
 * moved by a few pixels in the four directions. To be reported besides the accuracy without them, never instead of it.
 * Source: Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks", NeurIPS
 * 2012, section 4.1.
 *
 * @param mirrored whether each view is also taken mirrored
 * @param shift pixels by which pictures are moved; 0 for not
 */
public record TestTimeViews(boolean mirrored, int shift) {
    private static final int[][] DIRECTIONS = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};

    /** Checks the range. */
    public TestTimeViews {
        if (shift < 0) {
            throw new IllegalArgumentException("views: the shift must be at least 0 pixels, but is " + shift);
        }
    }

    /** Pictures as they are. */
    public static TestTimeViews none() {
        return new TestTimeViews(false, 0);
    }

    /** Number of views of each picture. */
    public int count() {
        return (mirrored ? 2 : 1) * (shift > 0 ? DIRECTIONS.length : 1);
    }

    /**
     * Changes a normalised picture to one of its views.
     *
     * @param view from 0; view 0 is the picture itself
     * @param image holds the picture
     * @param scratch at least as many values; contents are lost
     */
    public void apply(int view, float[] image, FeatureShape shape, float[] scratch) {
        if (mirrored && view % 2 == 1) {
            Augmentation.mirror(image, shape);
        }
        int[] direction = DIRECTIONS[mirrored ? view / 2 : view];
        if (direction[0] != 0 || direction[1] != 0) {
            move(image, shape, direction[0] * shift, direction[1] * shift, scratch);
        }
    }

    /** What is outside has the value of the nearest edge. */
    private static void move(float[] image, FeatureShape shape, int right, int down, float[] scratch) {
        int width = shape.width();
        int height = shape.height();
        System.arraycopy(image, 0, scratch, 0, shape.features());
        for (int row = 0; row < shape.channels() * height; row++) {
            int plane = row / height * height;
            int source = plane + Math.clamp(row % height - (long) down, 0, height - 1);
            for (int x = 0; x < width; x++) {
                image[row * width + x] = scratch[source * width + Math.clamp(x - (long) right, 0, width - 1)];
            }
        }
    }

    @Override
    public String toString() {
        return count() == 1
                ? "none"
                : String.join(
                        "+",
                        Arrays.asList(mirrored ? "flip" : "", shift > 0 ? "shift(" + shift + ")" : "").stream()
                                .filter(part -> !part.isEmpty())
                                .toList());
    }
}
