package org.myelin.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.myelin.io.AtomicFile;
import org.myelin.message.FileReasons;

/**
 * The folder of one training run and the names of its files.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
    private static final Path ALL_RUNS = Path.of("runs");

    /**
     * The folder of a new run; {@link #create} makes it.
     *
     * @throws IllegalArgumentException if it already has content
     */
    public static RunDirectory ofNewRun(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IllegalArgumentException("run directory " + path + ": it is a file; name a new folder");
        }
        if (Files.exists(path) && !isEmpty(path)) {
            throw new IllegalArgumentException(
                    "run directory " + path + ": it is not empty; name a new folder" + resumeHint(path));
        }
        return new RunDirectory(path);
    }

    /** Names the command that resumes the run or the search of a folder; empty where there is neither. */
    private static String resumeHint(Path path) {
        if (Files.exists(path.resolve(TuningPlan.FILE))) {
            return ", or resume that search: myelin tune --resume " + ShellText.of(path);
        }
        return Files.exists(new RunDirectory(path).recipe())
                ? ", or resume that run: myelin train --resume " + ShellText.of(path)
                : "";
    }

    private static boolean isEmpty(Path path) {
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("run directory " + path + ": cannot be read: " + FileReasons.of(e), e);
        }
    }

    /**
     * Makes the folder, if it is not there: late, so that a run that cannot begin leaves nothing behind.
     *
     * @return whether it was not there
     */
    public boolean create() {
        try {
            boolean missing = !Files.exists(path);
            Files.createDirectories(path);
            return missing;
        } catch (IOException e) {
            throw new UncheckedIOException("run directory " + path + ": cannot be created: " + FileReasons.of(e), e);
        }
    }

    /** Removes the folder of a run that did not begin. */
    void remove() {
        try (Stream<Path> content = Files.list(path)) {
            for (Path file : content.toList()) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("run directory " + path + ": cannot be removed: " + FileReasons.of(e), e);
        }
    }

    /** The default folder of a new run: {@code runs/<time>-<name>}, with a number behind it where that exists. */
    public static Path defaultPath(String name, LocalDateTime now) {
        String stem = now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")) + "-"
                + name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        Path path = ALL_RUNS.resolve(stem);
        for (int number = 2; Files.exists(path); number++) {
            path = ALL_RUNS.resolve(stem + "-" + number);
        }
        return path;
    }

    /**
     * The folder of an earlier run.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RunDirectory open(Path path) {
        RunDirectory run = new RunDirectory(path);
        if (!Files.isRegularFile(run.recipe())) {
            throw new IllegalArgumentException("resume: " + path + " is not the folder of a run: expected "
                    + run.recipe() + ", but there is no such file");
        }
        return run;
    }

    /** All settings. */
    public Path recipe() {
        return path.resolve("recipe.yaml");
    }

    /** Events, one a line. */
    public Path events() {
        return path.resolve("events.jsonl");
    }

    /** One line for each epoch. */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** The model that is best on the validation samples. */
    public Path best() {
        return path.resolve("best.safetensors");
    }

    /** The state of the training, to resume it. */
    public Path checkpoint() {
        return path.resolve("last.checkpoint");
    }

    /** The result in numbers. */
    public Path summary() {
        return path.resolve("summary.json");
    }

    /** The result for people. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Writes a text file so that at every moment it is missing, old or whole. */
    static void write(Path file, String text) {
        AtomicFile.write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
