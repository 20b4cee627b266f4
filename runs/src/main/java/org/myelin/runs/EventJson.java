package org.myelin.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.myelin.doctor.Diagnosis;
import org.myelin.train.EpochMetrics;
import org.myelin.train.TrainingEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as a line of {@code events.jsonl}; docs/training.md lists the members. */
final class EventJson {
    private EventJson() {}

    static ObjectNode of(TrainingEvent event, Instant time) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("event", name(event));
        switch (event) {
            case TrainingEvent.RunStarted started -> {
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
                line.put("epochs_done", resumed.epochsDone());
                line.put("steps_done", resumed.stepsDone());
            }
            case TrainingEvent.StepCompleted step -> {
                line.put("epoch", step.epoch());
                line.put("step", step.step());
                line.put("loss", step.loss());
                line.put("accuracy", step.accuracy());
                line.put("samples_per_second", step.samplesPerSecond());
            }
            case TrainingEvent.LayersObserved observed -> {
                line.put("epoch", observed.epoch());
                line.put("step", observed.step());
                line.put("learning_rate", observed.learningRate());
                FlowJson.put(observed.flow(), line);
            }
            case TrainingEvent.EpochCompleted(EpochMetrics metrics, boolean best) -> {
                line.put("epoch", metrics.epoch());
                line.put("train_loss", metrics.trainingLoss());
                line.put("train_accuracy", metrics.trainingAccuracy());
                line.put("validation_loss", metrics.validationLoss());
                line.put("validation_accuracy", metrics.validationAccuracy());
                line.put("learning_rate", metrics.learningRate());
                line.put("seconds", metrics.seconds());
                line.put("best", best);
            }
            case TrainingEvent.Diagnosed(int epoch, Diagnosis diagnosis) -> {
                line.put("epoch", epoch);
                line.put("illness", diagnosis.illness().toString());
                diagnosis.layer().ifPresent(layer -> line.put("layer", layer));
                EvidenceJson.put(diagnosis.evidence(), line.putObject("evidence"));
                line.put("finding", diagnosis.finding().english());
                line.put("advice", diagnosis.advice().english());
            }
            case TrainingEvent.CheckpointSaved saved -> {
                line.put("epochs_done", saved.epochsDone());
                line.put("steps_done", saved.stepsDone());
            }
            case TrainingEvent.StoppedEarly stopped -> {
                line.put("epoch", stopped.epoch());
                line.put("best_epoch", stopped.bestEpoch());
            }
            case TrainingEvent.Interrupted interrupted -> {
                line.put("epochs_done", interrupted.epochsDone());
                line.put("steps_done", interrupted.stepsDone());
            }
            case TrainingEvent.Diverged diverged -> {
                line.put("epoch", diverged.epoch());
                line.put("step", diverged.step());
                line.put("message", diverged.message());
            }
            case TrainingEvent.RunCompleted completed -> {
                line.put("best_epoch", completed.bestEpoch());
                line.put("train_seconds", completed.trainingSeconds());
                line.put("samples_per_second", completed.samplesPerSecond());
            }
        }
        return line;
    }

    private static String name(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.RunStarted _ -> "run-started";
            case TrainingEvent.Resumed _ -> "resumed";
            case TrainingEvent.StepCompleted _ -> "step-completed";
            case TrainingEvent.LayersObserved _ -> "layers-observed";
            case TrainingEvent.EpochCompleted _ -> "epoch-completed";
            case TrainingEvent.Diagnosed _ -> "diagnosed";
            case TrainingEvent.CheckpointSaved _ -> "checkpoint-saved";
            case TrainingEvent.StoppedEarly _ -> "stopped-early";
            case TrainingEvent.Interrupted _ -> "interrupted";
            case TrainingEvent.Diverged _ -> "diverged";
            case TrainingEvent.RunCompleted _ -> "run-completed";
        };
    }
}
