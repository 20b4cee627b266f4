package org.myelin.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "12.50e+3",
                "1E-7",
                "\"\"",
                "\"猫 \uD83D\uDC08 ü\"",
                "\"\\\"\\\\\\n\\r\\t\\u0001\\u001f\"",
                "{\"a\":[1,{\"b\":null}],\"c\":\"d\"}"
            })
    void text_ofWhatWasReadFromCompactText_isThatText(String text) throws FormatException {
        assertThat(JsonReader.read(text).text()).isEqualTo(text);
    }

    @Test
    void read_spacesAndEscapes_areUnderstood() throws FormatException {
        Json value = JsonReader.read(" \t\r\n{ \"k\" : [ 1 , \"\\/\\b\\f\\u00e9\\uD83D\\uDC08\" ] } \n");

        assertThat(value.text()).isEqualTo("{\"k\":[1,\"/\\u0008\\u000cé\uD83D\uDC08\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|character 0: expected a value, but found the end of the text",
                "{|character 1: expected '\"', but found the end of the text",
                "{\"a\"}|character 4: expected ':', but found '}'",
                "{\"a\":1,}|character 7: expected '\"', but found '}'",
                "{\"a\":1 \"b\":2}|character 7: expected ',' or '}', but found '\"'",
                "{\"a\":1,\"a\":2}|character 7: the key \"a\" appears twice",
                "{a:1}|character 1: expected '\"', but found 'a'",
                "[1,]|character 3: expected a value, but found ']'",
                "[1|character 2: expected ',' or ']', but found the end of the text",
                "[1] x|character 4: expected nothing more, but found 'x'",
                "\"abc|character 4: expected '\"' at the end of a text, but found the end of the text",
                "\"\\x\"|character 2: expected one of \" \\ / b f n r t u after '\\', but found 'x'",
                "\"\\u12g4\"|character 5: expected a hexadecimal digit, but found 'g'",
                "\"\\uD83D\"|character 7: half of a surrogate pair",
                "\"\\uDC08\"|character 1: half of a surrogate pair",
                "\"\\uD83Dx\"|character 7: half of a surrogate pair",
                "tru|character 0: expected a value, but found 't'",
                "NaN|character 0: expected a value, but found 'N'",
                "01|character 1: expected nothing more, but found '1'",
                "-|character 1: expected a digit, but found the end of the text",
                "1.|character 2: expected a digit, but found the end of the text",
                "1e+|character 3: expected a digit, but found the end of the text",
                ".5|character 0: expected a value, but found '.'",
                "+1|character 0: expected a value, but found '+'",
                "//x|character 0: expected a value, but found '/'"
            })
    void read_textThatIsNotJson_isRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(FormatException.class)
                .hasMessage(message);
    }

    @Test
    void read_controlCharacterInText_isRefused() {
        assertThatThrownBy(() -> JsonReader.read("\"a\nb\""))
                .isInstanceOf(FormatException.class)
                .hasMessage("character 2: expected '\"' at the end of a text, but found U+000A");
    }

    @Test
    void read_deepestAllowedNesting_isRead() throws FormatException {
        String text = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);

        assertThat(JsonReader.read(text).text()).isEqualTo(text);
    }

    @Test
    void read_nestingThatCouldExhaustTheStack_isRefused() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000)))
                .isInstanceOf(FormatException.class)
                .hasMessage("character 32: more than 32 levels of arrays and objects");
    }

    @Test
    void text_ofNumbers_givesTheSameNumbersAgain() throws FormatException {
        for (double number : new double[] {0.1, -0.0, 1e-300, Double.MAX_VALUE, Double.MIN_VALUE, 5.0e-4}) {
            String text = Json.of(number).text();

            assertThat(JsonCursor.parse("x", text).number()).isEqualTo(number);
        }
        assertThat(JsonCursor.parse("x", Json.of(Long.MIN_VALUE).text()).integer(Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void of_numberThatJsonLacks_isRefused() {
        assertThatThrownBy(() -> Json.of(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON: a number must be finite, but is NaN");
    }

    @Test
    void text_ofHalfASurrogatePair_isRefused() {
        assertThatThrownBy(() -> Json.of("a\uD83D").text())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON: character 1 of a text is half of a surrogate pair, U+D83D,"
                        + " which has no meaning in UTF-8");
    }

    @Test
    void cursor_throughAWholeValue_findsEverything() throws FormatException {
        JsonCursor root = JsonCursor.parse("r", "{\"n\":[1,2],\"t\":[\"a\",\"b\"],\"f\":0.5,\"b\":true}");

        assertThat(root.keys()).containsExactly("n", "t", "f", "b");
        assertThat(root.member("n").elements().get(1).integer(0, 2)).isEqualTo(2);
        assertThat(root.member("t").texts()).isEqualTo(List.of("a", "b"));
        assertThat(root.member("f").number()).isEqualTo(0.5);
        assertThat(root.member("b").bool()).isTrue();
        assertThat(root.member("t").elements().getFirst().isText()).isTrue();
        assertThat(root.member("b").isText()).isFalse();
    }

    @Test
    void cursor_onWrongKinds_refusesWithPathAndFinding() throws FormatException {
        JsonCursor root = JsonCursor.parse("r", "{\"n\":[1.5,\"x\",1e999,99999999999999999999]}");
        List<JsonCursor> n = root.member("n").elements();

        assertThatThrownBy(() -> n.getFirst().integer(0))
                .hasMessage("r.n[0]: expected a whole number from 0 to 2147483647, but found 1.5");
        assertThatThrownBy(() -> n.get(1).number()).hasMessage("r.n[1]: expected a finite number, but found \"x\"");
        assertThatThrownBy(() -> n.get(2).number()).hasMessage("r.n[2]: expected a finite number, but found 1e999");
        assertThatThrownBy(() -> n.get(3).integer(0, Long.MAX_VALUE))
                .hasMessage("r.n[3]: expected a whole number from 0 to 9223372036854775807,"
                        + " but found 99999999999999999999");
        assertThatThrownBy(() -> n.getFirst().text()).hasMessage("r.n[0]: expected a text, but found 1.5");
        assertThatThrownBy(() -> n.getFirst().bool()).hasMessage("r.n[0]: expected true or false, but found 1.5");
        assertThatThrownBy(() -> n.getFirst().elements()).hasMessage("r.n[0]: expected an array, but found 1.5");
        assertThatThrownBy(() -> n.getFirst().member("a")).hasMessage("r.n[0]: expected an object, but found 1.5");
        assertThatThrownBy(() -> root.member("m")).hasMessage("r: the member \"m\" is missing");
    }

    @Test
    void requireKeys_missingOrUnknown_isRefused() throws FormatException {
        JsonCursor root = JsonCursor.parse("r", "{\"a\":1,\"b\":2}");

        assertThat(root.requireKeys("b", "a")).isSameAs(root);
        assertThatThrownBy(() -> root.requireKeys("a", "b", "c")).hasMessage("r: the member \"c\" is missing");
        assertThatThrownBy(() -> root.requireKeys("a")).hasMessage("r: unknown member \"b\"; expected only a");
    }
}
