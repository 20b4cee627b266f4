package org.myelin.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.myelin.cli.figure.Fonts;
import org.myelin.cli.figure.PictureFile;
import org.myelin.cli.figure.Titled;
import org.myelin.cli.text.Language;
import org.myelin.message.FileReasons;
import org.myelin.train.LearningRateFinder;

/** Writes the curves of the learning-rate finder to a file. */
public final class LearningRatePicture {
    private LearningRatePicture() {}

    /**
     * Makes sure, before something long, that the file can be written afterwards.
     *
     * @throws IllegalArgumentException if its folder is missing or it is a folder, or nobody may write there
     */
    public static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String problem = "";
        if (Files.isDirectory(file)) {
            problem = "it is a folder; name a file";
        } else if (folder == null || !Files.isDirectory(folder)) {
            problem = "there is no folder " + folder + "; make it, or name another one";
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            problem = "it must not be written; name another place";
        }
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("picture " + file + ": " + problem);
        }
    }

    /**
     * Writes the file, in the language of the machine.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static PictureFile write(LearningRateFinder.Finding finding, Path file) {
        return write(finding, file, Fonts.ofMachine());
    }

    static PictureFile write(LearningRateFinder.Finding finding, Path file, Fonts fonts) {
        Titled drawing = new Titled(Texts.words("rateTitle"), new LearningRateDrawing(finding));
        try {
            return PictureFile.write(drawing, Language.of(Locale.getDefault()), fonts, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileReasons.of(e), e);
        }
    }
}
