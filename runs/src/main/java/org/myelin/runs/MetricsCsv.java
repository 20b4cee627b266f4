package org.myelin.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.myelin.flow.EpochMetrics;
import org.myelin.text.PlainNumbers;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingListener;

/**
 * Writes {@code metrics.csv}: a line for each epoch. A resumed run writes the epochs of the checkpoint first, so that
 * the file ends as if the run had never been interrupted.
 */
public final class MetricsCsv implements TrainingListener {
    private static final String HEADER =
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds";

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** A new file; it appears with the first epoch. */
    public MetricsCsv(Path file) {
        this.file = file;
        lines.add(HEADER);
    }

    @Override
    public void onEvent(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.EpochCompleted completed -> {
                lines.add(line(completed.metrics()));
                write();
            }
            case TrainingEvent.Resumed resumed -> {
                resumed.history().forEach(metrics -> lines.add(line(metrics)));
                write();
            }
            default -> {}
        }
    }

    private void write() {
        RunDirectory.write(file, String.join("\n", lines) + "\n");
    }

    private static String line(EpochMetrics metrics) {
        return DoubleStream.of(
                        metrics.epoch(),
                        metrics.trainingLoss(),
                        metrics.trainingAccuracy(),
                        metrics.validationLoss(),
                        metrics.validationAccuracy(),
                        metrics.learningRate(),
                        metrics.seconds())
                .mapToObj(PlainNumbers::exact)
                .collect(Collectors.joining(","));
    }
}
