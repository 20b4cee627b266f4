package org.myelin.view.figure;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.myelin.text.Language;

/** Figures as PNG files, on a machine that has {@link Fonts}. */
public final class PngFile {
    /** Pixels of the file for each CSS pixel: sharp on screens of today and in print. */
    private static final int SCALE = 2;

    private PngFile() {}

    /** Draws and encodes something small, so that all classes are there when they are needed. */
    public static void prepare() {
        BufferedImage image = image(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path fill=\"#000\" d=\"M0 0L9 9L0 9Z\"/>"
                        + "<polyline points=\"0,0 9,9\" stroke=\"#000\" stroke-dasharray=\"1 1\"/>"
                        + "<text x=\"0\" y=\"9\" font-size=\"9\">0</text></svg>",
                9,
                9);
        try {
            write(image, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(BufferedImage image, OutputStream out) throws IOException {
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", out);
    }

    /**
     * Writes a figure, in Chinese only where a font can show it.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Drawing drawing, Language language, Fonts fonts, Path file) throws IOException {
        String svg = Svg.standalone(drawing, fonts.languageFor(language, Svg.standalone(drawing, language)));
        try (OutputStream out = Files.newOutputStream(file)) {
            write(image(svg, drawing.width(), drawing.height()), out);
        }
    }

    private static BufferedImage image(String svg, int width, int height) {
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new AssertionError("a figure that was drawn cannot be read: " + svg);
        }
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            document.renderWithPlatform(
                    NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, image.getWidth(), image.getHeight()));
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
