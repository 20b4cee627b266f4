package org.myelin.data;

import java.util.random.RandomGenerator;

/**
 * Rotates, scales, shears and elastically deforms images: each pixel is read, with bilinear interpolation, from where
 * the inverse change puts it; places outside have the value of the nearest edge.
 *
 * <p>Bending is Simard's elastic deformation: each pixel moves by its own random vector, and these are smoothed with a
 * Gaussian, so that neighbours move together. Source: Simard, Steinkraus and Platt, "Best practices for convolutional
 * neural networks applied to visual document analysis", ICDAR 2003.
 *
 * @param degrees largest angle by which a picture is turned, either way
 * @param zoom largest relative change of size, 0.1 for 0.9 to 1.1, each way by itself
 * @param shear largest shift of a row in pixels for each pixel of height
 * @param elastic α: factor of the smoothed random vectors in pixels; 0 for no bending
 * @param smoothness σ of the Gaussian in pixels
 */
public record Warp(double degrees, double zoom, double shear, double elastic, double smoothness)
        implements Augmentation {
    /** σ by default: 4 pixels, as in the source for images of 28 × 28. */
    public static final double DEFAULT_SMOOTHNESS = 4;

    /** Checks the ranges. */
    public Warp {
        requireNotNegative("degrees", degrees);
        requireNotNegative("shear", shear);
        requireNotNegative("elastic", elastic);
        if (!(zoom >= 0 && zoom < 1)) {
            throw new IllegalArgumentException("warp: zoom must be at least 0 and below 1, but is " + zoom);
        }
        if (!(smoothness > 0) || Double.isInfinite(smoothness)) {
            throw new IllegalArgumentException("warp: the smoothness must be finite and above 0, but is " + smoothness);
        }
    }

    /** Changes nothing; the other methods add what is wanted. */
    public static Warp identity() {
        return new Warp(0, 0, 0, 0, DEFAULT_SMOOTHNESS);
    }

    /** The same with another largest angle, at least 0 degrees. */
    public Warp withRotation(double maxDegrees) {
        return new Warp(maxDegrees, zoom, shear, elastic, smoothness);
    }

    /** The same with another largest change of size, from 0 to below 1. */
    public Warp withZoom(double maxChange) {
        return new Warp(degrees, maxChange, shear, elastic, smoothness);
    }

    /** The same with another largest shear in pixels per row, at least 0. */
    public Warp withShear(double maxShift) {
        return new Warp(degrees, zoom, maxShift, elastic, smoothness);
    }

    /**
     * The same with another elastic deformation.
     *
     * @param factor α, at least 0
     * @param sigma σ of the Gaussian in pixels, above 0
     */
    public Warp withElasticDeformation(double factor, double sigma) {
        return new Warp(degrees, zoom, shear, factor, sigma);
    }

    private static void requireNotNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("warp: " + what + " must be finite and at least 0, but is " + value);
        }
    }

    private static double between(RandomGenerator random, double most) {
        return (2 * random.nextDouble() - 1) * most;
    }

    @Override
    public void apply(float[] image, FeatureShape shape, SampleRandomness randomness, float[] scratch) {
        RandomGenerator random = randomness.random();
        double angle = StrictMath.toRadians(between(random, degrees));
        double scaleX = 1 + between(random, zoom);
        double scaleY = 1 + between(random, zoom);
        double slant = between(random, shear);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        float xx = (float) (cos / scaleX);
        float xy = (float) ((sin + slant * cos) / scaleX);
        float yx = (float) (-sin / scaleY);
        float yy = (float) ((cos - slant * sin) / scaleY);
        int width = shape.width();
        int height = shape.height();
        float[] dx = elastic > 0 ? field(random, width, height) : new float[0];
        float[] dy = elastic > 0 ? field(random, width, height) : new float[0];
        System.arraycopy(image, 0, scratch, 0, shape.features());
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                float fromX = middleX + xx * (x - middleX) + xy * (y - middleY);
                float fromY = middleY + yx * (x - middleX) + yy * (y - middleY);
                if (elastic > 0) {
                    fromX += dx[pixel];
                    fromY += dy[pixel];
                }
                read(scratch, shape, fromX, fromY, image, pixel);
            }
        }
    }

    /** All channels of one pixel. */
    private static void read(float[] from, FeatureShape shape, float x, float y, float[] to, int pixel) {
        int width = shape.width();
        int height = shape.height();
        float cutX = Math.max(0, Math.min(width - 1, x));
        float cutY = Math.max(0, Math.min(height - 1, y));
        int left = (int) cutX;
        int top = (int) cutY;
        int right = Math.min(width - 1, left + 1);
        int bottom = Math.min(height - 1, top + 1);
        float partX = cutX - left;
        float partY = cutY - top;
        for (int plane = 0; plane < shape.features(); plane += width * height) {
            float above = mix(from[plane + top * width + left], from[plane + top * width + right], partX);
            float below = mix(from[plane + bottom * width + left], from[plane + bottom * width + right], partX);
            to[plane + pixel] = mix(above, below, partY);
        }
    }

    private static float mix(float a, float b, float part) {
        return a + part * (b - a);
    }

    /** Random numbers from −1 to 1, smoothed along rows, then along columns, times α; zeros around the picture. */
    private float[] field(RandomGenerator random, int width, int height) {
        float[] weights = Gaussian.of(smoothness).weights;
        int radius = weights.length / 2;
        float[] rows = new float[(height + 2 * radius) * width];
        float[] rough = new float[width + 2 * radius];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rough[radius + x] = (float) between(random, 1);
            }
            for (int i = 0; i < weights.length; i++) {
                addScaled(rows, (radius + y) * width, rough, i, weights[i], width);
            }
        }
        float[] field = new float[width * height];
        for (int i = 0; i < weights.length; i++) {
            addScaled(field, 0, rows, i * width, (float) elastic * weights[i], field.length);
        }
        return field;
    }

    /** A loop that the compiler makes vectors of. */
    private static void addScaled(float[] to, int toAt, float[] from, int fromAt, float factor, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }

    /** Weights of a Gaussian up to two standard deviations, whose sum is 1. */
    private record Gaussian(double smoothness, float[] weights) {
        /** The one used last: every sample of a run needs the same. */
        private static volatile Gaussian last = new Gaussian(0, new float[0]);

        static Gaussian of(double smoothness) {
            Gaussian known = last;
            if (known.smoothness != smoothness) {
                known = new Gaussian(smoothness, weights(smoothness));
                last = known;
            }
            return known;
        }

        private static float[] weights(double smoothness) {
            int radius = (int) Math.ceil(2 * smoothness);
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += StrictMath.exp(-i * i / (2 * smoothness * smoothness));
            }
            float[] weights = new float[2 * radius + 1];
            for (int i = -radius; i <= radius; i++) {
                weights[i + radius] = (float) (StrictMath.exp(-i * i / (2 * smoothness * smoothness)) / sum);
            }
            return weights;
        }
    }
}
