package org.myelin.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.myelin.doctor.Diagnosis;
import org.myelin.message.FileReasons;
import org.myelin.runs.report.ObservedStep;
import org.myelin.runs.report.ReportedDiagnosis;
import tools.jackson.core.JacksonException;

/**
 * What {@code events.jsonl} holds for the report: observed steps and diagnoses of the whole run, also before an
 * interruption.
 */
final class RunEvents {
    private final Map<Double, ObservedStep> steps = new TreeMap<>();
    private final List<ReportedDiagnosis> diagnoses = new ArrayList<>();
    private int unreadable;
    private int stepsPerEpoch = 1;

    private RunEvents() {}

    /**
     * Reads the log of a run. What a resumed run did once more counts once; lines that are damaged, or that another
     * version wrote, are left out: a trained model must not be lost for them.
     */
    static RunEvents read(Path file) {
        RunEvents events = new RunEvents();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(events::addLine);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + FileReasons.of(e), e);
        }
        return events;
    }

    private void addLine(String line) {
        try {
            EventFormat.read(line).ifPresent(this::add);
        } catch (JacksonException | IllegalArgumentException e) {
            unreadable++; // no JSON, an unknown name, a member that is missing, or evidence that the text cannot use
        }
    }

    private void add(EventLine line) {
        switch (line) {
            case EventLine.RunStarted started -> stepsPerEpoch = started.stepsPerEpoch();
            case EventLine.LayersObserved observed -> {
                double time = observed.epoch() - 1 + (double) observed.step() / stepsPerEpoch;
                steps.put(time, new ObservedStep(time, observed.flow()));
            }
            case EventLine.Diagnosed diagnosed -> {
                Diagnosis diagnosis = diagnosed.diagnosis();
                if (diagnoses.stream().noneMatch(earlier -> diagnosis.repeats(earlier.diagnosis()))) {
                    diagnoses.add(new ReportedDiagnosis(diagnosed.epoch(), diagnosis));
                }
            }
            default -> {}
        }
    }

    /** The observed steps, in order of time. */
    List<ObservedStep> steps() {
        return List.copyOf(steps.values());
    }

    /** What the doctor reported, in order. */
    List<ReportedDiagnosis> diagnoses() {
        return List.copyOf(diagnoses);
    }

    /** Number of lines that were left out. */
    int unreadable() {
        return unreadable;
    }
}
