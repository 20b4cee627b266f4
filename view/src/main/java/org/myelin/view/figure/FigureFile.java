package org.myelin.view.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.myelin.text.Language;

/**
 * A place for a figure: a PNG file, or an SVG file beside it on a machine without fonts.
 *
 * @param wanted the PNG file
 * @param fonts of the machine
 */
public record FigureFile(Path wanted, Fonts fonts) {
    /** The file that {@link #write} writes. */
    public Path path() {
        return fonts.available()
                ? wanted
                : wanted.resolveSibling(wanted.getFileName().toString().replaceFirst("(?i)(\\.png)?$", ".svg"));
    }

    /**
     * Writes a figure.
     *
     * @param language of its texts; in Chinese only where a font can show it
     * @return notices for the user, none in the normal case
     * @throws IOException if the file cannot be written
     */
    public List<String> write(Drawing drawing, Language language) throws IOException {
        if (fonts.available()) {
            PngFile.write(drawing, language, fonts, wanted);
            return List.of();
        }
        Files.writeString(path(), Svg.standalone(drawing, language));
        return List.of(fonts.missing(wanted.getFileName().toString(), "the figure is in " + path().getFileName()));
    }
}
