package org.myelin.cli.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.myelin.cli.text.Language;

/**
 * A picture that was written: as a PNG file, or as an SVG file beside it on a machine without fonts.
 *
 * @param file where it is
 * @param notices what is not as usual, none when everything is
 */
public record PictureFile(Path file, List<String> notices) {
    /** Takes a copy of the list. */
    public PictureFile {
        notices = List.copyOf(notices);
    }

    /**
     * Writes a picture.
     *
     * @param language of its texts; in Chinese only where a font can show it
     * @param png where it should go
     * @throws IOException if the file cannot be written
     */
    public static PictureFile write(Drawing drawing, Language language, Fonts fonts, Path png) throws IOException {
        if (fonts.available()) {
            PngFile.write(drawing, language, fonts, png);
            return new PictureFile(png, List.of());
        }
        Path svg = png.resolveSibling(png.getFileName().toString().replaceFirst("(?i)(\\.png)?$", ".svg"));
        Files.writeString(svg, Svg.standalone(drawing, language));
        return new PictureFile(
                svg,
                List.of("this machine has no fonts for " + png.getFileName() + " (" + fonts.reason()
                        + "), so the curves are in " + svg.getFileName()
                        + "; installing fontconfig and any font helps"));
    }
}
