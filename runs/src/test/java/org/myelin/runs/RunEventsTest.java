package org.myelin.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Illness;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;
import org.myelin.runs.report.ObservedStep;
import org.myelin.runs.report.Told;
import org.myelin.train.TrainingEvent;

/** What the report gets back from a log. */
class RunEventsTest {
    private static final String STARTED = """
            {"event":"run-started","layers":[4,2],"parameters":10,"training_samples":320,"validation_samples":32,"epochs":3,\
            "steps_per_epoch":10,"threads":1,"kernels":"scalar"}
            """;

    private static final GradientFlow FLOW = new GradientFlow(
            new InputFlow(32, 0.5, 1.25),
            List.of(new LayerFlow("2.1", 10, Activation.RELU, 1, 2, 3, 4, 5, 6, 0.25, 0)));

    private static final Diagnosis DEAD =
            new Diagnosis(Illness.DEAD_NEURONS, Optional.of("2"), List.of("2", "75.0 %", "relu", "32"));

    @TempDir
    private Path folder;

    private Path log(String lines) throws IOException {
        return Files.writeString(folder.resolve("events.jsonl"), lines);
    }

    @Test
    void read_whatTheLogWrote_isTheSame() throws IOException {
        Path file = log(STARTED);
        try (EventLog log = new EventLog(file)) {
            // the second process did step 5 of epoch 2 once more
            for (int process = 0; process < 2; process++) {
                log.onEvent(new TrainingEvent.LayersObserved(2, 5, 0.1, FLOW));
                log.onEvent(new TrainingEvent.Diagnosed(2, DEAD));
            }
        }

        RunEvents events = RunEvents.read(file);

        assertThat(events.steps()).containsExactly(new ObservedStep(1.5, FLOW));
        assertThat(events.told()).containsExactly(new Told(2, DEAD));
        assertThat(events.unreadable()).isZero();
    }

    @Test
    void read_damagedAndUnknownLines_leavesThemOutAndCountsThem() throws IOException {
        RunEvents events = RunEvents.read(log(STARTED
                + "no JSON\n"
                + "{\"time\":\"2026-11-25T00:00:00Z\"}\n"
                + "{\"event\":\"diagnosed\",\"epoch\":1,\"illness\":\"hiccups\",\"evidence\":[],"
                + "\"finding\":\"f\",\"advice\":\"a\"}\n"
                + "{\"event\":\"layers-observed\",\"epoch\":1,\"step\":1}\n"
                + "{\"event\":\"diagnosed\",\"epoch\":1,\"illness\":\"plateau\",\"evidence\":[\"a\"],"
                + "\"finding\":\"f\",\"advice\":\"a\"}\n"));

        assertThat(events.unreadable()).isEqualTo(4);
        assertThat(events.steps()).isEmpty();
        assertThat(events.told())
                .containsExactly(new Told(1, new Diagnosis(Illness.PLATEAU, Optional.empty(), List.of("a"))));
    }
}
