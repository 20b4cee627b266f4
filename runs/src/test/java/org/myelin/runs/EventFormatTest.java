package org.myelin.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;
import tools.jackson.core.JacksonException;

/** The lines of {@code events.jsonl}, which other programs read. */
class EventFormatTest {
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]*)\"");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.1239Z");

    /** One line of each event, from runs of the version before there were records of the lines. */
    private static List<String> earlierLog() throws Exception {
        try (InputStream in = Objects.requireNonNull(EventFormatTest.class.getResourceAsStream("events-v0.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void write_whatWasReadFromAnEarlierLog_givesTheSameBytes() throws Exception {
        List<String> lines = earlierLog();

        assertThat(lines).hasSize(EventLine.class.getPermittedSubclasses().length);
        for (String line : lines) {
            Matcher time = TIME.matcher(line);
            assertThat(time.find()).isTrue();
            EventLine event = EventFormat.read(line).orElseThrow();
            assertThat(EventFormat.write(event, Instant.parse(time.group(1)))).isEqualTo(line);
        }
    }

    @Test
    void write_observedLayer_namesEveryMember() {
        EventLine observed = new EventLine.LayersObserved(
                2,
                5,
                0.1,
                new InputFlow(32, 0.5, 1.25),
                List.of(new LayerFlow("2.1", 10, Activation.RELU, 1, 2, 3, 4, 5, Double.NaN, 0.25, 0)));

        assertThat(EventFormat.write(observed, NOON))
                .isEqualTo(
                        "{\"time\":\"2026-11-27T12:00:00.123Z\",\"event\":\"layers-observed\",\"epoch\":2,\"step\":5,"
                                + "\"learning_rate\":0.1,\"input\":{\"samples\":32,\"mean\":0.5,\"deviation\":1.25},"
                                + "\"layers\":[{\"layer\":\"2.1\",\"neurons\":10,\"activation\":\"relu\",\"sensitivity\":1.0,"
                                + "\"gradient\":2.0,\"weight\":3.0,\"update\":4.0,\"mean\":5.0,\"deviation\":\"NaN\","
                                + "\"dead\":0.25,\"saturated\":0.0}]}");
    }

    @Test
    void read_eventOfALaterVersion_isEmpty() {
        assertThat(EventFormat.read("{\"event\":\"paused\"}")).isEmpty();
    }

    @Test
    void read_memberOfALaterVersion_isIgnored() {
        assertThat(EventFormat.read("{\"event\":\"stopped-early\",\"epoch\":7,\"best_epoch\":5,\"patience\":2}"))
                .isEqualTo(Optional.of(new EventLine.StoppedEarly(7, 5)));
    }

    @Test
    void read_missingMember_fails() {
        for (String line : List.of(
                "{}",
                "{\"event\":\"stopped-early\",\"epoch\":7}",
                "{\"event\":\"diverged\",\"epoch\":7,\"step\":1}",
                "{\"event\":\"layers-observed\",\"epoch\":1,\"step\":1,\"learning_rate\":0.1,\"input\":"
                        + "{\"samples\":1,\"mean\":0,\"deviation\":1}}")) {
            assertThatThrownBy(() -> EventFormat.read(line)).as(line).isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void read_evidenceOfTheFirstVersionWithTooFewValues_isRefused() {
        String line = "{\"event\":\"diagnosed\",\"epoch\":1,\"illness\":\"plateau\",\"evidence\":[\"a\"],"
                + "\"finding\":\"\",\"advice\":\"\"}";

        EventLine.Diagnosed read = (EventLine.Diagnosed) EventFormat.read(line).orElseThrow();

        assertThatThrownBy(read::diagnosis)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evidence for plateau: expected 6 values, but got 1");
    }
}
