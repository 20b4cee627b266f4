package org.myelin.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.flow.EpochMetrics;
import org.myelin.format.FormatException;
import org.myelin.format.Json;
import org.myelin.format.JsonCursor;
import org.myelin.format.JsonObjectBuilder;
import org.myelin.format.Safetensors;
import org.myelin.format.Tensor;
import org.myelin.format.TensorFile;
import org.myelin.model.ModelFormatException;

/**
 * The file from which a run resumes with the same bits as an uninterrupted one: parameters, state of the optimiser,
 * best parameters, and the place in the run. It also names the plan, so that it is not resumed with other settings.
 */
final class Checkpoint {
    private static final String FORMAT = "myelin-checkpoint";
    private static final int VERSION = 2;
    private static final String PARAMETERS = "parameters";
    private static final String BEST = "best";
    private static final String AVERAGE = "average";
    private static final String OPTIMIZER = "optimizer.";

    private Checkpoint() {}

    static void write(Path file, TrainingPlan plan, TrainingState state) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(PARAMETERS, Tensor.vector(state.parameters.storage()));
        List<String> names = plan.optimizer().stateNames();
        for (int i = 0; i < names.size(); i++) {
            tensors.put(OPTIMIZER + names.get(i), Tensor.vector(state.optimizerState[i]));
        }
        if (state.averages()) {
            tensors.put(AVERAGE, Tensor.vector(state.measured.storage()));
        }
        tensors.put(BEST, Tensor.vector(state.best.storage()));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", Integer.toString(VERSION));
        JsonObjectBuilder settings = new JsonObjectBuilder();
        plan.description().forEach(settings::put);
        metadata.put("plan", settings.build().text());
        metadata.put("progress", progress(state).text());
        Safetensors.write(file, tensors, metadata);
    }

    private static Json progress(TrainingState state) {
        return new JsonObjectBuilder()
                .put("bestEpoch", state.bestEpoch)
                .put("stepsDone", state.stepsDone)
                .put("lossSum", state.lossSum)
                .put("correct", state.correct)
                .put("epochSeconds", state.epochSeconds)
                .put("trainSeconds", state.trainingSeconds)
                .put("samplesSeen", state.samplesSeen)
                .put(
                        "history",
                        new Json.ArrayValue(
                                state.history.stream().map(Checkpoint::metrics).toList()))
                .build();
    }

    private static Json metrics(EpochMetrics metrics) {
        return new JsonObjectBuilder()
                .put("epoch", metrics.epoch())
                .put("trainLoss", metrics.trainingLoss())
                .put("trainAccuracy", metrics.trainingAccuracy())
                .put("validationLoss", metrics.validationLoss())
                .put("validationAccuracy", metrics.validationAccuracy())
                .put("learningRate", metrics.learningRate())
                .put("seconds", metrics.seconds())
                .build();
    }

    /**
     * Brings a fresh state to where the file has it.
     *
     * @throws ModelFormatException if the file is no checkpoint or damaged
     * @throws IllegalArgumentException if it belongs to a run with other settings; the message names them
     */
    static void restore(Path file, TrainingPlan plan, TrainingState state) {
        try {
            TensorFile content = Safetensors.read(file);
            requireFormat(file, content);
            requirePlan(file, text(file, content, "plan"), plan);
            copy(file, content, PARAMETERS, state.parameters.storage());
            List<String> names = plan.optimizer().stateNames();
            for (int i = 0; i < names.size(); i++) {
                copy(file, content, OPTIMIZER + names.get(i), state.optimizerState[i]);
            }
            if (state.averages()) {
                copy(file, content, AVERAGE, state.measured.storage());
            }
            copy(file, content, BEST, state.best.storage());
            restoreProgress(JsonCursor.parse("progress", text(file, content, "progress")), plan, state);
        } catch (FormatException e) {
            String message = e.getMessage().startsWith(file.toString()) ? e.getMessage() : file + ": " + e.getMessage();
            throw new ModelFormatException(message, e);
        }
    }

    private static void restoreProgress(JsonCursor progress, TrainingPlan plan, TrainingState state)
            throws FormatException {
        for (JsonCursor metrics : progress.member("history").elements()) {
            int epoch = state.epochsDone() + 1;
            state.history.add(new EpochMetrics(
                    (int) metrics.member("epoch").integer(epoch, Math.min(epoch, plan.epochs())),
                    metrics.member("trainLoss").number(),
                    metrics.member("trainAccuracy").number(),
                    metrics.member("validationLoss").number(),
                    metrics.member("validationAccuracy").number(),
                    metrics.member("learningRate").number(),
                    metrics.member("seconds").number()));
        }
        state.bestEpoch = (int) progress.member("bestEpoch").integer(0, state.history.size());
        state.stepsDone = (int) progress.member("stepsDone").integer(0, plan.stepsPerEpoch());
        state.lossSum = progress.member("lossSum").number();
        state.correct = progress.member("correct").integer(0, Long.MAX_VALUE);
        state.epochSeconds = progress.member("epochSeconds").number();
        state.trainingSeconds = progress.member("trainSeconds").number();
        state.samplesSeen = progress.member("samplesSeen").integer(0, Long.MAX_VALUE);
    }

    private static void requireFormat(Path file, TensorFile content) throws FormatException {
        String format = text(file, content, "format");
        if (!format.equals(FORMAT)) {
            throw new FormatException(file + ": expected a checkpoint (" + FORMAT + "), but found " + format
                    + "; resume with the file last.checkpoint of a run");
        }
        String version = text(file, content, "version");
        if (!version.equals(Integer.toString(VERSION))) {
            throw new FormatException(file + ": expected checkpoint version " + VERSION + ", but found " + version
                    + "; resume with the version of Myelin that wrote it");
        }
    }

    private static void requirePlan(Path file, String stored, TrainingPlan plan) throws FormatException {
        JsonCursor there = JsonCursor.parse("plan", stored);
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> setting : plan.description().entrySet()) {
            String before = there.member(setting.getKey()).text();
            if (!before.equals(setting.getValue())) {
                differences.add(setting.getKey() + " was " + before + " and is now " + setting.getValue());
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("resume: " + file + " belongs to a run with other settings: "
                    + String.join("; ", differences) + "; resume with the same settings, or start a new run");
        }
    }

    private static String text(Path file, TensorFile content, String key) throws FormatException {
        String text = content.metadata().get(key);
        if (text == null) {
            throw new FormatException(file + ": expected the text \"" + key + "\" of a checkpoint, but found only "
                    + content.metadata().keySet());
        }
        return text;
    }

    private static void copy(Path file, TensorFile content, String name, float[] target) throws FormatException {
        Tensor tensor = content.tensors().get(name);
        if (tensor == null || tensor.data().length != target.length) {
            throw new FormatException(file + ": expected tensor " + name + " of " + target.length
                    + " values, but found " + (tensor == null ? "none" : tensor.data().length + " values"));
        }
        System.arraycopy(tensor.data(), 0, target, 0, target.length);
    }
}
