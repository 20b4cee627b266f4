package org.myelin.runs.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.myelin.data.FeatureShape;

/** Small images as data URIs, so that a report is one file. */
final class DataUriImage {
    private static final int WHITE = 255;
    private static final double MIDDLE = 127.5;

    private DataUriImage() {}

    /** A sample with values 0 … 255. */
    static String ofPixels(float[] values, FeatureShape shape) {
        return encode(
                shape,
                (x, y) -> shape.channels() == 3
                        ? rgb(at(values, shape, 0, x, y), at(values, shape, 1, x, y), at(values, shape, 2, x, y))
                        : rgb(at(values, shape, 0, x, y), at(values, shape, 0, x, y), at(values, shape, 0, x, y)));
    }

    /**
     * Weights of one neuron. With three channels each weight shifts its colour away from the middle; with one, negative
     * weights are blue, positive ones orange, zero is white.
     */
    static String ofWeights(float[] weights, FeatureShape shape) {
        double largest = 1e-12;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        double scale = largest;
        return encode(
                shape,
                (x, y) -> shape.channels() == 3
                        ? rgb(
                                MIDDLE + MIDDLE * at(weights, shape, 0, x, y) / scale,
                                MIDDLE + MIDDLE * at(weights, shape, 1, x, y) / scale,
                                MIDDLE + MIDDLE * at(weights, shape, 2, x, y) / scale)
                        : diverging(at(weights, shape, 0, x, y) / scale));
    }

    /**
     * From blue over white to orange (Moreland 2009, "Diverging color maps for scientific visualization", simplified).
     */
    private static int diverging(double value) {
        double strength = Math.abs(value);
        double[] end = value < 0 ? new double[] {0x00, 0x72, 0xB2} : new double[] {0xD5, 0x5E, 0x00};
        return rgb(
                WHITE + (end[0] - WHITE) * strength,
                WHITE + (end[1] - WHITE) * strength,
                WHITE + (end[2] - WHITE) * strength);
    }

    private static double at(float[] values, FeatureShape shape, int channel, int x, int y) {
        return values[(channel * shape.height() + y) * shape.width() + x];
    }

    private static int rgb(double red, double green, double blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(WHITE, Math.round(value)));
    }

    /** The colour of a place. */
    @FunctionalInterface
    private interface Colours {
        int at(int x, int y);
    }

    private static String encode(FeatureShape shape, Colours colours) {
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                image.setRGB(x, y, colours.at(x, y));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
