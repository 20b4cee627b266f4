package org.myelin.runs.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads images, whole ones only, with the pixel values that the file has. */
final class ImageFile {
    private static final int OPAQUE = 0xff;
    private static final double MAX_VALUE = 255;

    /** Warnings of JPEG readers about damage, after which they fill in grey pixels. */
    private static final Pattern DAMAGE = Pattern.compile("(?i)premature|truncated|corrupt");

    private ImageFile() {}

    /**
     * Reads an image.
     *
     * @throws UnreadableImageException if there is none, or a damaged one
     */
    static BufferedImage read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UnreadableImageException(
                    "predict: " + file + ": it is a folder; name its files, for example " + file.resolve("*.png"));
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableImageException("predict: " + file + ": there is no such file");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadableImageException(
                        "predict: " + file + ": expected a PNG, JPEG, GIF, BMP or TIFF image, but it is none");
            }
            return withoutGamma(read(readers.next(), in));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // decoders throw the unchecked ones for damage that they did not expect
            throw new UnreadableImageException("predict: " + file + ": the image is damaged: " + e.getMessage(), e);
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        List<String> warnings = new ArrayList<>();
        try {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            for (String warning : warnings) {
                if (DAMAGE.matcher(warning).find()) {
                    throw new IOException(warning);
                }
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /**
     * Java takes grey pixels for linear light and brightens them when it turns them into colours; data sets and every
     * other program take their values as they are.
     */
    private static BufferedImage withoutGamma(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        if (colors.getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
            return image;
        }
        Raster raster = image.getRaster();
        double greyScale = MAX_VALUE / ((1 << colors.getComponentSize(0)) - 1);
        double alphaScale = colors.hasAlpha() ? MAX_VALUE / ((1 << colors.getComponentSize(1)) - 1) : 0;
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = (int) Math.round(raster.getSample(x, y, 0) * greyScale);
                int alpha = colors.hasAlpha() ? (int) Math.round(raster.getSample(x, y, 1) * alphaScale) : OPAQUE;
                plain.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
            }
        }
        return plain;
    }
}
