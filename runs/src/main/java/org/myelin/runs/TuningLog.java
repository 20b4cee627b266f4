package org.myelin.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.message.FileReasons;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The trainings of a search that are done: {@code trials.jsonl}, a line for each. */
final class TuningLog {
    private static final String DIVERGED = "diverged";

    private final Path file;
    private final List<Result> results = new ArrayList<>();

    /** Reads what is there. */
    TuningLog(Path folder) {
        file = folder.resolve("trials.jsonl");
        try {
            JsonLines.removeHalfLine(file);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = JsonMapper.shared().readTree(line);
                    Job job = new Job(
                            node.required("trial").asInt(),
                            node.required("rung").asInt());
                    results.add(
                            node.path(DIVERGED).asBoolean(false)
                                    ? Result.diverged(job)
                                    : new Result(
                                            job,
                                            node.required("validation_accuracy").asDouble()));
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + ": line " + (results.size() + 1) + " is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + FileReasons.of(e), e);
        }
    }

    /** All results, in the order in which they came. */
    List<Result> results() {
        return List.copyOf(results);
    }

    /** Appends a result; a process that is killed then has it. */
    void add(Result result, int epochs, double seconds, Map<String, String> settings) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("trial", result.job().trial());
        line.put("rung", result.job().rung());
        line.put("epochs", epochs);
        result.score().ifPresentOrElse(score -> line.put("validation_accuracy", score), () -> line.put(DIVERGED, true));
        line.put("seconds", Math.round(seconds * 10) / 10.0);
        ObjectNode changed = line.putObject("settings");
        settings.forEach(changed::put);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileReasons.of(e), e);
        }
        results.add(result);
    }
}
