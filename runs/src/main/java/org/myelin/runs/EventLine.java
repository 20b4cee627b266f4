package org.myelin.runs;

import java.util.List;
import java.util.Optional;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Illness;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.train.TrainingEvent;
import tools.jackson.databind.JsonNode;

/**
 * A line of {@code events.jsonl}: a record for each event, whose components in snake case are the members that other
 * programs read (docs/training.md lists them). {@link EventFormat} makes JSON of them and reads it.
 */
sealed interface EventLine {
    record RunStarted(
            List<Integer> layers,
            long parameters,
            int trainingSamples,
            int validationSamples,
            int epochs,
            int stepsPerEpoch,
            int threads,
            String kernels)
            implements EventLine {}

    record Resumed(int epochsDone, int stepsDone) implements EventLine {}

    record StepCompleted(int epoch, int step, double loss, double accuracy, double samplesPerSecond)
            implements EventLine {}

    record LayersObserved(int epoch, int step, double learningRate, InputFlow input, List<LayerFlow> layers)
            implements EventLine {
        GradientFlow flow() {
            return new GradientFlow(input, layers);
        }
    }

    record EpochCompleted(
            int epoch,
            double trainLoss,
            double trainAccuracy,
            double validationLoss,
            double validationAccuracy,
            double learningRate,
            double seconds,
            boolean best)
            implements EventLine {}

    /**
     * Texts are for people who read the file; a report makes them anew. The evidence is what {@link EvidenceJson}
     * reads.
     */
    record Diagnosed(
            int epoch, Illness illness, Optional<String> layer, JsonNode evidence, String finding, String advice)
            implements EventLine {
        Diagnosis diagnosis() {
            return new Diagnosis(illness, layer, EvidenceJson.read(illness, evidence));
        }
    }

    record CheckpointSaved(int epochsDone, int stepsDone) implements EventLine {}

    record StoppedEarly(int epoch, int bestEpoch) implements EventLine {}

    record Interrupted(int epochsDone, int stepsDone) implements EventLine {}

    record Diverged(int epoch, int step, String message) implements EventLine {}

    record RunCompleted(int bestEpoch, double trainSeconds, double samplesPerSecond) implements EventLine {}

    /** What the log keeps of an event. */
    static EventLine of(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.RunStarted started ->
                new RunStarted(
                        started.architecture().sizes(),
                        started.architecture().parameterCount(),
                        started.trainingSamples(),
                        started.validationSamples(),
                        started.epochs(),
                        started.stepsPerEpoch(),
                        started.threads(),
                        started.kernels());
            case TrainingEvent.Resumed resumed -> new Resumed(resumed.epochsDone(), resumed.stepsDone());
            case TrainingEvent.StepCompleted step ->
                new StepCompleted(step.epoch(), step.step(), step.loss(), step.accuracy(), step.samplesPerSecond());
            case TrainingEvent.LayersObserved(int epoch, int step, double learningRate, GradientFlow flow) ->
                new LayersObserved(epoch, step, learningRate, flow.input(), flow.layers());
            case TrainingEvent.EpochCompleted(EpochMetrics metrics, boolean best) -> of(metrics, best);
            case TrainingEvent.Diagnosed(int epoch, Diagnosis diagnosis) ->
                new Diagnosed(
                        epoch,
                        diagnosis.illness(),
                        diagnosis.layer(),
                        EvidenceJson.of(diagnosis.evidence()),
                        diagnosis.finding().english(),
                        diagnosis.advice().english());
            case TrainingEvent.CheckpointSaved saved -> new CheckpointSaved(saved.epochsDone(), saved.stepsDone());
            case TrainingEvent.StoppedEarly(int epoch, int bestEpoch) -> new StoppedEarly(epoch, bestEpoch);
            case TrainingEvent.Interrupted(int epochsDone, int stepsDone) -> new Interrupted(epochsDone, stepsDone);
            case TrainingEvent.Diverged(int epoch, int step, String message) -> new Diverged(epoch, step, message);
            case TrainingEvent.RunCompleted(int bestEpoch, double seconds, double samplesPerSecond) ->
                new RunCompleted(bestEpoch, seconds, samplesPerSecond);
        };
    }

    private static EpochCompleted of(EpochMetrics metrics, boolean best) {
        return new EpochCompleted(
                metrics.epoch(),
                metrics.trainingLoss(),
                metrics.trainingAccuracy(),
                metrics.validationLoss(),
                metrics.validationAccuracy(),
                metrics.learningRate(),
                metrics.seconds(),
                best);
    }
}
