package org.myelin.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.random.CounterRandom;

class SearchSpaceTest {
    private static SearchSpace space(String name, String range) {
        SequencedMap<String, Range> ranges = new LinkedHashMap<>();
        ranges.put(name, Range.parse(range));
        return new SearchSpace(ranges);
    }

    @Test
    void parse_everyKind_readsAndWritesIt() {
        assertThat(Range.parse("0.1 .. 0.5")).isEqualTo(new Range.Uniform(0.1, 0.5));
        assertThat(Range.parse("log 1e-4..0.1")).isEqualTo(new Range.Logarithmic(1e-4, 0.1));
        assertThat(Range.parse("whole 1 .. 8")).isEqualTo(new Range.Whole(1, 8));
        assertThat(Range.parse("{relu | gelu}")).isEqualTo(new Range.Choice(List.of("relu", "gelu")));
        for (String text : List.of("0.1 .. 0.5", "log 1.0E-4 .. 0.1", "whole 1 .. 8", "{relu | gelu}")) {
            assertThat(Range.parse(text)).hasToString(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a .. b", "1 .. 2 .. 3", "whole 0.5 .. 2", "log x"})
    void parse_somethingElse_isRefused(String text) {
        assertThatThrownBy(() -> Range.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected a range such as 0.1 .. 0.5, log 1e-4 .. 0.1, whole 1 .. 8 or {relu | gelu}, but found"
                                + " \"" + text + "\"");
    }

    @Test
    void range_impossible_isRefused() {
        assertThatThrownBy(() -> Range.parse("2 .. 1"))
                .hasMessage("a range must go from a smaller to a larger number, but goes from 2.0 to 1.0");
        assertThatThrownBy(() -> Range.parse("log 0 .. 1"))
                .hasMessage("a logarithmic range must begin above 0, but begins at 0.0");
        assertThatThrownBy(() -> Range.parse("{}")).hasMessage("a list of values must have at least one");
    }

    @Test
    void draw_logarithmic_isEquallyLikelyInEachOrderOfMagnitude() {
        Range range = Range.parse("log 0.0001 .. 1");
        CounterRandom random = CounterRandom.of(1);
        int small = 0;
        for (int i = 0; i < 4000; i++) {
            double value = Double.parseDouble(range.draw(random));
            assertThat(value).isBetween(0.0001, 1.0);
            small += value < 0.01 ? 1 : 0;
        }
        assertThat(small).isBetween(1800, 2200);
    }

    @Test
    void draw_sameSeedAndTrial_sameSettings() {
        SearchSpace space = space("schedule.learning-rate", "log 1e-4 .. 1");
        assertThat(space.draw(1, 5)).isEqualTo(space.draw(1, 5));
        assertThat(space.draw(1, 5)).isNotEqualTo(space.draw(1, 6));
        assertThat(space.draw(1, 5)).isNotEqualTo(space.draw(2, 5));
    }

    @Test
    void space_unknownOrUnfairSetting_isRefused() {
        assertThatThrownBy(() -> space("optimizer.momentun", "0 .. 0.9"))
                .hasMessage("tune: there is no setting optimizer.momentun; did you mean optimizer.momentum?");
        assertThatThrownBy(() -> space("epochs", "whole 1 .. 8"))
                .hasMessage("tune: epochs cannot be searched: trials would not be compared on equal terms");
        assertThatThrownBy(() -> new SearchSpace(new LinkedHashMap<>()))
                .hasMessage("tune: there is no range to search in");
    }
}
