package org.myelin.runs.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import org.myelin.data.FeatureShape;
import org.myelin.model.Model;

/**
 * An image of any size as the features of a model: cut to the model's aspect ratio around its middle, scaled by
 * averaging areas, transparent places white, in grey (ITU-R BT.601) where the model has one channel.
 */
public final class ImageFeatures {
    private static final float MIDDLE = 127.5f;

    private ImageFeatures() {}

    /** Whether light and dark change places. */
    public enum Inversion {
        /** When the border of a grey image is light and the model learned from dark ones, or the other way round. */
        AUTO,
        /** Always. */
        YES,
        /** Never. */
        NO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads an image.
     *
     * @param file in PNG, JPEG, GIF, BMP or TIFF format
     * @throws UnreadableImageException if it is no image or a damaged one
     * @throws IllegalArgumentException if the model does not take images
     */
    public static float[] read(Path file, Model model, Inversion inversion) {
        FeatureShape shape = model.shape();
        if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
            throw new IllegalArgumentException("predict: the model takes " + shape
                    + " features, which are not a grey or colour image; it cannot classify " + file);
        }
        float[] features = features(scaled(ImageFile.read(file), shape), shape);
        boolean inverted = switch (inversion) {
            case YES -> true;
            case NO -> false;
            case AUTO -> isInverted(features, shape, model);
        };
        for (int i = 0; inverted && i < features.length; i++) {
            features[i] = 255 - features[i];
        }
        return features;
    }

    private static BufferedImage scaled(BufferedImage image, FeatureShape shape) {
        double ratio = (double) shape.width() / shape.height();
        int width = (int) Math.max(1, Math.min(image.getWidth(), Math.round(image.getHeight() * ratio)));
        int height = (int) Math.max(1, Math.min(image.getHeight(), Math.round(image.getWidth() / ratio)));
        BufferedImage cut =
                image.getSubimage((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
        Image small = cut.getScaledInstance(shape.width(), shape.height(), Image.SCALE_AREA_AVERAGING);
        BufferedImage target = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, shape.width(), shape.height());
        graphics.drawImage(small, 0, 0, null);
        graphics.dispose();
        return target;
    }

    private static float[] features(BufferedImage image, FeatureShape shape) {
        int plane = shape.width() * shape.height();
        float[] features = new float[shape.features()];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xff;
                int green = rgb >> 8 & 0xff;
                int blue = rgb & 0xff;
                int at = y * shape.width() + x;
                if (shape.channels() == 1) {
                    features[at] = 0.299f * red + 0.587f * green + 0.114f * blue;
                } else {
                    features[at] = red;
                    features[plane + at] = green;
                    features[2 * plane + at] = blue;
                }
            }
        }
        return features;
    }

    private static boolean isInverted(float[] features, FeatureShape shape, Model model) {
        float[] mean = model.normalizer().mean();
        if (shape.channels() != 1 || mean.length == 0) {
            return false;
        }
        float learned = 0;
        for (float value : mean) {
            learned += value / mean.length;
        }
        return (border(features, shape) > MIDDLE) != (learned > MIDDLE);
    }

    private static float border(float[] features, FeatureShape shape) {
        float sum = 0;
        int count = 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                boolean outer = y == 0 || x == 0 || y == shape.height() - 1 || x == shape.width() - 1;
                if (outer) {
                    sum += features[y * shape.width() + x];
                    count++;
                }
            }
        }
        return sum / count;
    }
}
