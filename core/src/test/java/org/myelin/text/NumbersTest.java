package org.myelin.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers for people, and the choice of a language. */
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

    @ParameterizedTest
    @CsvSource({
        "2.302585, 2.3026",
        "99999.99, 99999.9900",
        "-0.00001, 0.0000",
        "123456, 1.23·10⁵",
        "1e30, 10³⁰",
        "NaN, ?",
        "Infinity, ∞"
    })
    void loss_anySize_hasFourDecimalsOrAPowerOfTen(double loss, String expected) {
        assertThat(Numbers.loss(loss)).isEqualTo(expected);
    }

    @Test
    void column_numbers_haveOneFormat() {
        assertThat(Numbers.column(List.of(1.0, -20.0), 3)).containsExactly("1", "−20");
        assertThat(Numbers.column(List.of(0.9, 0.49016, 0.0), 3)).containsExactly("0.90", "0.49", "0.00");
        assertThat(Numbers.column(List.of(0.9, 0.25), 3)).containsExactly("0.90", "0.25");
        assertThat(Numbers.column(List.of(1e-5, 2.03e-4, 0.49016, 0.0), 3))
                .containsExactly("1.00·10⁻⁵", "2.03·10⁻⁴", "4.90·10⁻¹", "0.00·10⁰");
        assertThat(Numbers.column(List.of(0.5, 3e6), 2)).containsExactly("5.0·10⁻¹", "3.0·10⁶");
        assertThat(Numbers.column(List.of(), 3)).isEmpty();
    }

    @Test
    void percent_fraction_hasAsManyDecimalsAsWanted() {
        assertThat(Numbers.percent(0.5634)).isEqualTo("56.3 %");
        assertThat(Numbers.percent(0.56345, 2)).isEqualTo("56.35 %");
        assertThat(Numbers.percent(-0.02)).isEqualTo("−2.0 %");
    }

    @Test
    void grouped_largeNumbers_haveCommas() {
        assertThat(Numbers.grouped(1797)).isEqualTo("1,797");
        assertThat(Numbers.grouped(-1_000_000)).isEqualTo("−1,000,000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s, 0.0 秒",
        "14.26, 14.3 s, 14.3 秒",
        "59.94, 59.9 s, 59.9 秒",
        "59.96, 1 min 00 s, 1 分 00 秒",
        "185, 3 min 05 s, 3 分 05 秒",
        "3599.6, 1 h 00 min, 1 小时 00 分",
        "3725, 1 h 02 min, 1 小时 02 分"
    })
    void duration_seconds_haveTheUnitsOfTheirSizeAndLanguage(double seconds, String english, String chinese) {
        assertThat(Numbers.duration(seconds)).isEqualTo(new Text(english, chinese));
    }

    @Test
    void bytes_anySize_areKilobytesOrMegabytes() {
        assertThat(Numbers.bytes(3120)).isEqualTo("3.1 kB");
        assertThat(Numbers.bytes(162_170_000)).isEqualTo("162.2 MB");
    }
}
