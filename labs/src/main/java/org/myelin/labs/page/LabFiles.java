package org.myelin.labs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.myelin.message.FileReasons;
import org.myelin.text.Language;
import org.myelin.view.figure.Fonts;
import org.myelin.view.figure.PngFile;
import org.myelin.view.figure.Svg;

/**
 * What a lab leaves in a folder.
 *
 * @param files the page first, then each figure as SVG and PNG
 * @param notices warnings; empty if there are none
 */
public record LabFiles(List<Path> files, List<String> notices) {
    /** Takes copies of the lists. */
    public LabFiles {
        files = List.copyOf(files);
        notices = List.copyOf(notices);
    }

    /**
     * Looks whether the folder is there or can be made, so that a lab that takes a while does not fail in the end.
     * Makes nothing: the lab may still refuse its options.
     *
     * @param lab its name
     * @throws UncheckedIOException if nothing can be written there
     */
    public static void requireWritable(String lab, Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw refused(lab, folder, new FileAlreadyExistsException(there.toString()));
        }
        if (!Files.isWritable(there)) {
            throw refused(lab, folder, new AccessDeniedException(there.toString()));
        }
    }

    private static UncheckedIOException refused(String lab, Path folder, IOException e) {
        return new UncheckedIOException(
                "lab " + lab + ": cannot write to " + folder + ": " + FileReasons.of(e)
                        + "; choose another folder with --out",
                e);
    }

    /**
     * Writes them.
     *
     * @param folder made when there is none
     * @param language of the pictures, and which the page shows first
     * @throws UncheckedIOException if they cannot be written
     */
    public static LabFiles write(LabPage page, Path folder, Language language) {
        return write(page, folder, language, Fonts.ofMachine());
    }

    static LabFiles write(LabPage page, Path folder, Language language, Fonts fonts) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            files.add(Files.writeString(folder.resolve(page.name() + ".html"), LabHtml.of(page, language)));
            for (Block.Figure figure : page.figures()) {
                Path svg = folder.resolve(figure.name() + ".svg");
                files.add(Files.writeString(svg, Svg.standalone(figure.drawing(), language)));
                if (fonts.available()) {
                    Path png = folder.resolve(figure.name() + ".png");
                    PngFile.write(figure.drawing(), language, fonts, png);
                    files.add(png);
                }
            }
        } catch (IOException e) {
            throw refused(page.name(), folder, e);
        }
        return new LabFiles(
                files,
                fonts.available() ? List.of() : List.of(fonts.missing("PNG files", "the figures are SVG files only")));
    }
}
