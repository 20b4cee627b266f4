package org.myelin.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.random.CounterRandom;
import org.myelin.recipe.OptimizerSettings;
import org.myelin.recipe.Recipe;

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
        for (String text : List.of("0.1 .. 0.5", "log 0.0001 .. 0.1", "whole 1 .. 8", "{relu | gelu}")) {
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

    @ParameterizedTest
    @ValueSource(strings = {"0.99 .. 0.9999", "log 0.99 .. 0.9999", "0.0012345 .. 0.0012399", "-0.30004 .. -0.30001"})
    void draw_narrowRange_staysInsideAndDiffers(String text) {
        Range range = Range.parse(text);
        CounterRandom random = CounterRandom.of(1);
        Set<String> drawn = new HashSet<>();
        String[] ends = text.replace("log ", "").split(" \\.\\. ", -1);
        for (int i = 0; i < 1000; i++) {
            String value = range.draw(random);
            assertThat(Double.parseDouble(value)).isBetween(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            drawn.add(value);
        }
        // of about 1000 different ones, when they have three digits more than the ends
        assertThat(drawn).hasSizeGreaterThan(400);
    }

    @Test
    void draw_wideRange_hasThreeDigits() {
        CounterRandom random = CounterRandom.of(1);
        for (int i = 0; i < 100; i++) {
            assertThat(Range.parse("log 1e-6 .. 1e6").draw(random))
                    .matches("0\\.0*[0-9]{1,3}|[0-9.]{1,8}|[0-9](\\.[0-9]{1,2})?e-?[0-9]+");
        }
    }

    @Test
    void draw_largestPossibleRange_doesNotOverflow() {
        CounterRandom random = CounterRandom.of(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(Integer.parseInt(Range.parse("whole 1 .. 2147483647").draw(random)))
                    .isPositive();
            assertThat(Range.parse("whole -2147483648 .. 2147483647").draw(random))
                    .satisfies(value -> assertThat(Integer.parseInt(value)).isNotZero());
            assertThat(Double.parseDouble(Range.parse("-1.7e308 .. 1.7e308").draw(random)))
                    .isFinite();
            assertThat(Double.parseDouble(Range.parse("log 1e-300 .. 1e300").draw(random)))
                    .isBetween(1e-300, 1e300);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "batch-size; 64 .. 256; batch-size must be a whole number from 1 to 1000000000, but got a range of"
                        + " real numbers",
                "batch-size; whole 0 .. 256; batch-size must be a whole number from 1 to 1000000000, but got 0",
                "network.dropout; 0 .. 1.5; network.dropout must be a number from 0 to below 1, but got up to 1.5",
                "mixup; 0 .. 1; mixup must be 0 or a number from 0.01 to 4, but got from 0",
                "schedule.learning-rate; log 1 .. 1e39; schedule.learning-rate must be a number above 0 up to 1e38,"
                        + " but got up to 1e39",
                "network.activation; {relu | gleu}; network.activation must be one of linear, sigmoid, tanh, relu,"
                        + " leaky-relu, elu, selu, softplus, silu, gelu, mish, but got gleu",
            })
    void space_rangeBeyondTheSetting_isRefused(String key, String range, String reason) {
        assertThatThrownBy(() -> space(key, range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tune: range " + key + "=" + range + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "network.dropout; 0 .. 1",
                "network.expansion; whole 1 .. 8",
                "optimizer.momentum; 0.5 .. 0.99",
                "optimizer.momentum; {default | 0.5}",
                "network.layers; {[64] | [64, 32]}",
                "schedule.learning-rate; log 1e-5 .. 1000"
            })
    void space_rangeWithinTheSetting_isAccepted(String key, String range) {
        assertThat(space(key, range).ranges()).containsOnlyKeys(key);
    }

    @Test
    void requireTrainable_choiceThatIsDrawnLate_isFound() {
        SearchSpace space = space("network.output", "{softmax | linear}");
        int late = 0;
        while (space.draw(1, late).containsValue("softmax")) {
            late++;
        }
        int trials = late + 1;

        space.requireTrainable(Recipe.defaults().settings(), late, _ -> {});
        assertThatThrownBy(() -> space.requireTrainable(Recipe.defaults().settings(), trials, _ -> {}))
                .hasMessage("tune: trial " + late + " would have network.output=linear: network.output linear and"
                        + " network.loss cross-entropy do not go together: architecture: loss cross-entropy needs a"
                        + " softmax output layer, but the output layer uses linear; use softmax, or the loss mse; mend"
                        + " the range network.output={softmax | linear}");
    }

    @Test
    void requireTrainable_onlyOneOfSeveralIsWrong_namesThatOne() {
        SequencedMap<String, Range> ranges = new LinkedHashMap<>();
        ranges.put("network.dropout", Range.parse("0.1 .. 0.2"));
        ranges.put("optimizer.nesterov", Range.parse("{true}"));
        Map<String, String> recipe = Recipe.defaults()
                .with(OptimizerSettings.MOMENTUM, Optional.of(0.0))
                .settings();

        assertThatThrownBy(() -> new SearchSpace(ranges).requireTrainable(recipe, 5, _ -> {}))
                .hasMessage("tune: trial 0 would have optimizer.nesterov=true: optimizer.nesterov must be false while"
                        + " optimizer.momentum is 0, but got true; mend the range optimizer.nesterov={true}");
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
