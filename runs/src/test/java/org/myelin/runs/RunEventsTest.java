package org.myelin.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Illness;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;
import org.myelin.runs.report.ObservedStep;
import org.myelin.runs.report.ReportedDiagnosis;
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

    private static final Diagnosis DEAD = new Diagnosis(
            Illness.DEAD_NEURONS,
            Optional.of("2"),
            Map.of("layer", "2", "fraction", 0.75, "activation", "relu", "neurons", 32));

    private static final Diagnosis EXPLODING = new Diagnosis(
            Illness.EXPLODING_GRADIENT,
            Optional.of("3"),
            Map.of(
                    "layer",
                    "3",
                    "output-layer",
                    "4",
                    "ratio",
                    250.5,
                    "layers",
                    2,
                    "first-layer",
                    "1",
                    "first-ratio",
                    Double.POSITIVE_INFINITY));

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
                log.onEvent(new TrainingEvent.Diagnosed(3, EXPLODING));
            }
        }

        RunEvents events = RunEvents.read(file);

        assertThat(events.steps()).containsExactly(new ObservedStep(1.5, FLOW));
        assertThat(events.diagnoses())
                .containsExactly(new ReportedDiagnosis(2, DEAD), new ReportedDiagnosis(3, EXPLODING));
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
                + "{\"event\":\"diagnosed\",\"epoch\":1,\"illness\":\"plateau\",\"evidence\":{\"epochs\":5},"
                + "\"finding\":\"f\",\"advice\":\"a\"}\n"
                + "{\"event\":\"diagnosed\",\"epoch\":1,\"illness\":\"plateau\",\"evidence\":[\"a\"],"
                + "\"finding\":\"f\",\"advice\":\"a\"}\n"));

        assertThat(events.unreadable()).isEqualTo(6);
        assertThat(events.steps()).isEmpty();
        assertThat(events.diagnoses()).isEmpty();
    }

    /** The lines of the first version, with evidence as a list of formatted strings. */
    @ParameterizedTest
    @MethodSource
    void read_evidenceOfTheFirstVersion_getsNames(Diagnosis expected, String strings) throws IOException {
        String layer =
                expected.layer().map(label -> ",\"layer\":\"" + label + "\"").orElse("");
        RunEvents events = RunEvents.read(log(STARTED + "{\"event\":\"diagnosed\",\"epoch\":4,\"illness\":\""
                + expected.illness() + "\"" + layer + ",\"evidence\":[\"" + strings.replace(", ", "\",\"")
                + "\"],\"finding\":\"f\",\"advice\":\"a\"}\n"));

        assertThat(events.unreadable()).isZero();
        assertThat(events.diagnoses()).containsExactly(new ReportedDiagnosis(4, expected));
    }

    static Stream<Arguments> read_evidenceOfTheFirstVersion_getsNames() {
        return Stream.of(
                arguments(DEAD, "2, 75.0 %, relu, 32"),
                arguments(
                        new Diagnosis(Illness.SATURATED_NEURONS, Optional.of("2"), DEAD.evidence()),
                        "2, 75.0 %, relu, 32"),
                gradient(Illness.VANISHING_GRADIENT, 2, "3, 4, 5.0e-04, 1, 0"),
                gradient(Illness.EXPLODING_GRADIENT, 1, "3, 4, 5.0e-04, 3, 0"),
                arguments(
                        of(
                                Illness.LEARNING_RATE_TOO_HIGH,
                                Map.of(
                                        "epoch", 4,
                                        "loss", 2.31,
                                        "lowest-loss", 1.5,
                                        "update", 0.12,
                                        "rate", 1.0,
                                        "accuracy", 0.1)),
                        "4, 2.31, 1.50, 0.120, 1.00, 10.0 %"),
                arguments(
                        of(
                                Illness.LEARNING_RATE_TOO_LOW,
                                Map.of("epoch", 4, "loss", 2.31, "first-loss", 2.4, "update", 1e-5, "rate", 1e-4)),
                        "4, 2.31, 2.40, 1.0e-05, 1.0e-04, 10.0 %"),
                arguments(
                        of(Illness.PLATEAU, Map.of("loss", 2.31, "epochs", 5, "accuracy", 0.1)),
                        "4, 2.31, 5, 0.120, 1.00, 10.0 %"),
                arguments(
                        of(
                                Illness.OVERFITTING,
                                Map.of(
                                        "loss", 0.1,
                                        "validation-loss", 0.9,
                                        "best-epoch", 2,
                                        "best-loss", 0.4,
                                        "best-validation-loss", 0.5,
                                        "accuracy", 0.98,
                                        "validation-accuracy", 0.8)),
                        "4, 0.100, 0.900, 2, 0.400, 0.500, 98.0 %, 80.0 %"),
                arguments(
                        of(
                                Illness.SHUFFLED_LABELS,
                                Map.of("epoch", 4, "loss", 0.1, "first-loss", 2.3, "validation-accuracy", 0.1)),
                        "4, 0.100, 9.00, 1, 2.30, 2.40, 98.0 %, 10.0 %"),
                arguments(of(Illness.UNNORMALIZED_INPUT, Map.of("mean", -33.3, "deviation", 78.6)), "-33.3, 78.6"),
                arguments(
                        of(
                                Illness.IMBALANCED_CLASSES,
                                Map.of(
                                        "largest",
                                        "cat",
                                        "largest-count",
                                        900,
                                        "smallest",
                                        "3",
                                        "smallest-count",
                                        9,
                                        "majority-accuracy",
                                        0.99)),
                        "cat, 900, 3, 9, 99.0 %"),
                arguments(
                        of(
                                Illness.BATCH_TOO_LARGE,
                                Map.of(
                                        "steps-per-epoch", 2,
                                        "samples", 1000,
                                        "steps", 20,
                                        "samples-per-step", 500,
                                        "suggested-batch", 125)),
                        "2, 1000, 20, 500, 125"));
    }

    private static Diagnosis of(Illness illness, Map<String, Object> evidence) {
        return new Diagnosis(illness, Optional.empty(), evidence);
    }

    private static Arguments gradient(Illness illness, int layers, String strings) {
        Map<String, Object> evidence = Map.of(
                "layer",
                "3",
                "output-layer",
                "4",
                "ratio",
                5e-4,
                "layers",
                layers,
                "first-layer",
                layers == 1 ? "3" : "1",
                "first-ratio",
                0);
        return arguments(new Diagnosis(illness, Optional.of("3"), evidence), strings);
    }
}
