package org.myelin.runs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingListener;

/**
 * Writes {@code events.jsonl}: a JSON object a line for each event, flushed at once. It is a log of what happened, so a
 * resumed run appends to it.
 */
public final class EventLog implements TrainingListener, AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;

    /** Opens the log, and removes a half line that a killed process may have left. */
    public EventLog(Path file) {
        this.file = file;
        try {
            JsonLines.removeHalfLine(file);
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void onEvent(TrainingEvent event) {
        try {
            writer.write(EventFormat.write(EventLine.of(event), Instant.now()));
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
