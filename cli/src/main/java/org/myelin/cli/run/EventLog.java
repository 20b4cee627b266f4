package org.myelin.cli.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.myelin.doctor.Diagnosis;
import org.myelin.train.EpochMetrics;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingListener;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code events.jsonl}: a JSON object a line for each event, flushed at once. It is a log of what happened, so a
 * resumed run appends to it.
 */
public final class EventLog implements TrainingListener, AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();

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
        ObjectNode line = MAPPER.createObjectNode();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        describe(event, line);
        try {
            writer.write(line.toString());
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void describe(TrainingEvent event, ObjectNode line) {
        switch (event) {
            case TrainingEvent.RunStarted started -> {
                line.put("event", "run-started");
                line.putPOJO("layers", started.architecture().sizes());
                line.put("parameters", started.architecture().parameterCount());
                line.put("training_samples", started.trainingSamples());
                line.put("validation_samples", started.validationSamples());
                line.put("epochs", started.epochs());
                line.put("steps_per_epoch", started.stepsPerEpoch());
                line.put("threads", started.threads());
                line.put("kernels", started.kernels());
            }
            case TrainingEvent.Resumed resumed -> {
                line.put("event", "resumed");
                line.put("epochs_done", resumed.epochsDone());
                line.put("steps_done", resumed.stepsDone());
            }
            case TrainingEvent.StepCompleted step -> {
                line.put("event", "step-completed");
                line.put("epoch", step.epoch());
                line.put("step", step.step());
                line.put("loss", step.loss());
                line.put("accuracy", step.accuracy());
                line.put("samples_per_second", step.samplesPerSecond());
            }
            case TrainingEvent.LayersObserved observed -> {
                line.put("event", "layers-observed");
                line.put("epoch", observed.epoch());
                line.put("step", observed.step());
                line.put("learning_rate", observed.learningRate());
                FlowJson.put(observed.flow(), line);
            }
            case TrainingEvent.EpochCompleted(EpochMetrics metrics, boolean best) -> {
                line.put("event", "epoch-completed");
                line.put("epoch", metrics.epoch());
                line.put("train_loss", metrics.trainLoss());
                line.put("train_accuracy", metrics.trainAccuracy());
                line.put("validation_loss", metrics.validationLoss());
                line.put("validation_accuracy", metrics.validationAccuracy());
                line.put("learning_rate", metrics.learningRate());
                line.put("seconds", metrics.seconds());
                line.put("best", best);
            }
            case TrainingEvent.Diagnosed(int epoch, Diagnosis diagnosis) -> {
                line.put("event", "diagnosed");
                line.put("epoch", epoch);
                line.put("illness", diagnosis.illness().toString());
                diagnosis.layer().ifPresent(layer -> line.put("layer", layer));
                diagnosis.evidence().forEach(line.putArray("evidence")::add);
                line.put("finding", diagnosis.finding(Locale.ENGLISH));
                line.put("advice", diagnosis.advice(Locale.ENGLISH));
            }
            case TrainingEvent.CheckpointSaved saved -> {
                line.put("event", "checkpoint-saved");
                line.put("epochs_done", saved.epochsDone());
                line.put("steps_done", saved.stepsDone());
            }
            case TrainingEvent.StoppedEarly stopped -> {
                line.put("event", "stopped-early");
                line.put("epoch", stopped.epoch());
                line.put("best_epoch", stopped.bestEpoch());
            }
            case TrainingEvent.Interrupted interrupted -> {
                line.put("event", "interrupted");
                line.put("epochs_done", interrupted.epochsDone());
                line.put("steps_done", interrupted.stepsDone());
            }
            case TrainingEvent.Diverged diverged -> {
                line.put("event", "diverged");
                line.put("epoch", diverged.epoch());
                line.put("step", diverged.step());
                line.put("message", diverged.message());
            }
            case TrainingEvent.RunCompleted completed -> {
                line.put("event", "run-completed");
                line.put("best_epoch", completed.bestEpoch());
                line.put("train_seconds", completed.trainSeconds());
                line.put("samples_per_second", completed.samplesPerSecond());
            }
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
