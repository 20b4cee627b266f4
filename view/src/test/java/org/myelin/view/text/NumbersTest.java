package org.myelin.view.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and texts as people read them. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "-2, −2",
        "0.19661193, 0.1966",
        "123456.7, 123500",
        "0.001, 0.001",
        "0.0009999, 9.999·10⁻⁴",
        "0.00099999, 0.001",
        "-1.2346e-12, −1.235·10⁻¹²",
        "1e-5, 10⁻⁵",
        "-1e-5, −10⁻⁵",
        "2e6, 2·10⁶",
        "NaN, ?",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void text_anyNumber_hasFourDigitsAndATrueMinus(double value, String expected) {
        assertThat(Numbers.text(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2, 0.50", "-0.4, 0, 0", "-1.25, 1, −1.3", "-0.001, 2, 0.00", "3, 0, 3"})
    void fixed_anyNumber_hasThatManyDecimalsAndNoMinusBeforeZero(double value, int decimals, String expected) {
        assertThat(Numbers.fixed(value, decimals)).isEqualTo(expected);
    }

    @Test
    void indices_severalDigits_areRaisedAndLowered() {
        assertThat(Numbers.superscript(-12)).isEqualTo("⁻¹²");
        assertThat(Numbers.subscript(10)).isEqualTo("₁₀");
    }

    @Test
    void wrapped_longText_breaksAtBlanksAndBetweenChineseCharacters() {
        assertThat(Columns.wrapped("one two three", 8, "  ")).isEqualTo("one two\n  three");
        assertThat(Columns.wrapped("神经元对输入求和，再激活。", 10, "")).isEqualTo("神经元对输\n入求和，再\n激活。");
    }

    @Test
    void columns_chineseText_countTwoForEachCharacter() {
        assertThat(Columns.width("f′ 层")).isEqualTo(5);
        assertThat(Columns.left("层", 4)).isEqualTo("层  ");
        assertThat(Columns.right("层", 4)).isEqualTo("  层");
    }

    @Test
    void language_unknownTag_isRefused() {
        assertThat(Language.chosen("course", "zh")).isEqualTo(Language.CHINESE);
        assertThatThrownBy(() -> Language.chosen("course", "fr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("course: --language must be en or zh, but is fr");
    }
}
