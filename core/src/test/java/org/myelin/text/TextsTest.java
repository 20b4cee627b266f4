package org.myelin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts from resource files: the syntax of messages, their arguments, and what is refused. */
class TextsTest {
    @Test
    void text_withoutArguments_standsInBothLanguages() {
        Texts texts = texts("title=Report", "title=报告");

        assertThat(texts.text("title")).isEqualTo(new Text("Report", "报告"));
        assertThat(texts.keys()).containsExactly("title");
    }

    @Test
    void text_arguments_areFoundByNameInAnyOrder() {
        Texts texts = texts("lead={trainings} trainings of {trials} trials", "lead={trials} 组设置，共 {trainings} 次训练");

        assertThat(texts.text("lead", Map.of("trainings", 1200, "trials", 9)))
                .isEqualTo(new Text("1,200 trainings of 9 trials", "9 组设置，共 1,200 次训练"));
        assertThat(texts.arguments("lead")).containsExactlyInAnyOrder("trainings", "trials");
    }

    @Test
    void text_argumentInBothLanguages_isShownInEach() {
        Texts texts = texts("of=The {what}", "of={what}的");

        assertThat(texts.text("of", "what", new Text("layer", "层"))).isEqualTo(new Text("The layer", "层的"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{v} | 0.000123456 | 1.235·10⁻⁴",
                "{v} | -2.5 | −2.5",
                "{v, number} | 0.5 | 0.5",
                "{v,number,integer} | 1796.6 | 1,797",
                "{v, number, ::group-off} | 1796.6 | 1797",
                "{v, number, percent} | 0.5634 | 56.3 %",
                "{v, number, ::.00} | 0.5 | 0.50",
                "{v, number, ::%x100 .00} | 0.5 | 50.00 %",
                "{v, number, ::@#} | 0.0456 | 0.046",
                "{v, number, ::@} | 0.0456 | 0.05",
                "{v, duration} | 61 | 1 min 01 s",
                "{v, bytes} | 2500000 | 2.5 MB",
            })
    void text_formats_showTheNumber(String message, double value, String expected) {
        assertThat(english(message, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, no epochs left, 没有剩余轮次",
        "1, one epoch (1) left, 剩余 1 轮",
        "2, 2 epochs left, 剩余 2 轮",
        "1000, '1,000 epochs left', '剩余 1,000 轮'"
    })
    void text_plural_hasTheCaseOfItsNumber(int number, String english, String chinese) {
        Texts texts = texts(
                "left={n, plural, =0 {no epochs} one {one epoch (#)} other {# epochs}} left",
                "left={n, plural, =0 {没有剩余轮次} one {错} other {剩余 # 轮}}");

        assertThat(texts.text("left", "n", number)).isEqualTo(new Text(english, chinese));
    }

    @Test
    void text_pluralOfAFraction_isOther() {
        assertThat(english("{v, plural, one {# epoch} other {# epochs}}", 1.5)).isEqualTo("1.5 epochs");
    }

    @Test
    void text_pluralWithOtherArguments_showsThem() {
        Texts texts = texts("k={n, plural, one {# step of {of}} other {# steps of {of}}} #", "k={of}：{n} 步");

        assertThat(texts.text("k", Map.of("n", 2, "of", "sgd")).english()).isEqualTo("2 steps of sgd #");
        assertThat(texts.arguments("k")).containsExactlyInAnyOrder("n", "of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the layer's {v} | the layer's 3",
                "it''s {v} | it's 3",
                "'{v}' = {v} | {v} = 3",
                "'{a''b}' {v} | {a'b} 3",
                "{v, plural, other {'#'#}} | #3",
                "f'({v}) | f'(3)",
            })
    void text_apostrophes_quoteOnlySyntax(String message, String expected) {
        assertThat(english(message, 3)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{n | a } is missing at character 3",
                "{} | \"\" is no name of an argument at character 2",
                "n} | there is a } without a { at character 2",
                "{n, date} | there is no type date",
                "{n, number, fancy} | there is no style fancy of numbers",
                "{n, plural, one {a}} | the plural of n lacks the case other at character 21",
                "{n, plural, few {a} other {b}} | \"few\" is no case of a plural at character 17",
                "{n, plural, other {a} other {b}} | the case other stands twice at character 31",
                "'{ | a quotation does not end at character 3",
            })
    void of_brokenMessage_saysWhere(String message, String reason) {
        assertThatThrownBy(() -> texts("good=a\nbad=" + message, "good=a\nbad=a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("texts_en.properties: bad: " + reason);
    }

    @Test
    void of_languagesThatDiffer_areRefused() {
        assertThatThrownBy(() -> texts("a=1\nb=2", "a=1\nc=2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("texts: in one language only: [b, c]");
        assertThatThrownBy(() -> texts("a={x} {y}", "a={x} {z}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("texts: a has the arguments [x, y] in English, but [x, z] in Chinese");
    }

    @Test
    void of_missingFile_isRefused() {
        assertThatThrownBy(() -> Texts.of("texts", _ -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the jar lacks texts_en.properties");
    }

    @Test
    void text_missingOrSuperfluousArguments_areRefused() {
        Texts texts = texts("a={x} {y}", "a={x} {y}");

        assertThatThrownBy(() -> texts.text("a", "x", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("texts: a has the arguments [x, y], but got [x]");
        assertThatThrownBy(() -> texts.text("a", Map.of("x", 1, "y", 2, "z", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("texts: a has the arguments [x, y], but got [x, y, z]");
        assertThatThrownBy(() -> texts.text("b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("texts: there is no text b");
    }

    @Test
    void text_stringForANumber_isRefused() {
        Texts texts = texts("a={x, number, percent}", "a={x, number, percent}");

        assertThatThrownBy(() -> texts.text("a", "x", "56.3 %"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("texts: a: \"56.3 %\" is no number");
    }

    private static String english(String message, Object value) {
        return texts("key=" + message, "key={v}").text("key", "v", value).english();
    }

    private static Texts texts(String english, String chinese) {
        return Texts.of(
                "texts",
                name -> new ByteArrayInputStream(
                        (name.equals("texts_en.properties") ? english : chinese).getBytes(StandardCharsets.UTF_8)));
    }
}
