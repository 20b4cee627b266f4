package org.myelin.data;

/**
 * How the features of one sample are arranged: {@code channels} planes of {@code height} rows of {@code width}
 * values, plane by plane and row by row (the order "CHW"). A plain table row of n columns is 1 × 1 × n.
 *
 * @param channels number of planes, at least 1: 1 for grey, 3 for red, green, blue
 * @param height rows of a plane, at least 1
 * @param width values of a row, at least 1
 */
public record FeatureShape(int channels, int height, int width) {
    /** Checks that every extent is at least 1. */
    public FeatureShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("feature shape: every extent must be at least 1, but is " + channels
                    + " x " + height + " x " + width);
        }
    }

    /** The shape of a table row with {@code features} columns. */
    public static FeatureShape flat(int features) {
        return new FeatureShape(1, 1, features);
    }

    /** Number of values of one sample: channels × height × width. */
    public int features() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /** Whether the values form pictures (more than one row and more than one column). */
    public boolean isImage() {
        return height > 1 && width > 1;
    }

    @Override
    public String toString() {
        return isImage() ? channels + " x " + height + " x " + width : Integer.toString(features());
    }
}
