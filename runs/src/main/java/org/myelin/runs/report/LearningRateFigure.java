package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.myelin.message.FileReasons;
import org.myelin.text.Language;
import org.myelin.train.LearningRateFinder;
import org.myelin.view.figure.FigureFile;
import org.myelin.view.figure.Fonts;
import org.myelin.view.figure.Titled;

/**
 * The file for the curves of the learning-rate finder.
 *
 * @param file its place
 * @param language of its texts
 */
public record LearningRateFigure(FigureFile file, Language language) {
    /**
     * Checks, before a long computation, that the file can be written after it.
     *
     * @param wanted the PNG file; without fonts an SVG file beside it is written
     * @throws IllegalArgumentException if its folder is missing or it is a folder, or there is no permission to write
     */
    public static LearningRateFigure at(Path wanted, Language language) {
        LearningRateFigure figure = new LearningRateFigure(new FigureFile(wanted, Fonts.ofMachine()), language);
        figure.requireWritable();
        return figure;
    }

    private void requireWritable() {
        Path path = file.path();
        Path folder = path.toAbsolutePath().getParent();
        String problem = "";
        if (Files.isDirectory(path)) {
            problem = "it is a folder; name a file";
        } else if (folder == null || !Files.isDirectory(folder)) {
            problem = "there is no folder " + folder + "; make it, or name another one";
        } else if (!Files.isWritable(Files.exists(path) ? path : folder)) {
            problem = "no permission to write it; name another place";
        }
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("figure " + path + ": " + problem);
        }
    }

    /**
     * Writes the file.
     *
     * @return notices for the user, none in the normal case
     * @throws UncheckedIOException if it cannot be written
     */
    public List<String> write(LearningRateFinder.Result result) {
        try {
            return file.write(new Titled(TEXTS.text("rateTitle"), new LearningRateDrawing(result)), language);
        } catch (IOException e) {
            throw new UncheckedIOException(file.path() + ": cannot be written: " + FileReasons.of(e), e);
        }
    }
}
