package org.myelin.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.myelin.train.EpochMetrics;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingListener;

/**
 * Writes {@code metrics.csv}: a line for each epoch. A resumed run cuts it back to the epochs of the checkpoint first, so
 * that it ends as if the run had never been interrupted.
 */
public final class MetricsCsv implements TrainingListener {
    private static final String HEADER =
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds";

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** Takes over the lines of an earlier process, if there are any. */
    public MetricsCsv(Path file) {
        this.file = file;
        lines.add(HEADER);
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).stream().skip(1).forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void onEvent(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.EpochCompleted completed -> {
                keepEpochs(completed.metrics().epoch() - 1);
                lines.add(line(completed.metrics()));
                RunDirectory.write(file, String.join("\n", lines) + "\n");
            }
            case TrainingEvent.Resumed resumed -> {
                keepEpochs(resumed.epochsDone());
                RunDirectory.write(file, String.join("\n", lines) + "\n");
            }
            default -> {}
        }
    }

    private void keepEpochs(int epochs) {
        if (lines.size() > epochs + 1) {
            lines.subList(epochs + 1, lines.size()).clear();
        }
    }

    private static String line(EpochMetrics metrics) {
        return metrics.epoch() + "," + metrics.trainLoss() + "," + metrics.trainAccuracy() + ","
                + metrics.validationLoss() + "," + metrics.validationAccuracy() + "," + metrics.learningRate() + ","
                + metrics.seconds();
    }
}
