package org.myelin.labs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    @ParameterizedTest
    @CsvSource({
        "z₁², <msubsup><mi>z</mi><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></msubsup>",
        "w_{ji}ˡ, <msubsup><mi>w</mi><mrow><mi>j</mi><mi>i</mi></mrow><mrow><mi>l</mi></mrow></msubsup>",
        "δˡ⁺¹, <msup><mi>δ</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msup>",
        "Σⱼ aⱼ, <munder><mo>Σ</mo><mrow><mi>j</mi></mrow></munder><msub><mi>a</mi><mrow><mi>j</mi></mrow></msub>",
        "max(0.5), <mi>max</mi><mo>(</mo><mn>0.5</mn><mo>)</mo>",
        "a^{L−1}, <msup><mi>a</mi><mrow><mi>L</mi><mo>−</mo><mn>1</mn></mrow></msup>",
        "z > 0, <mi>z</mi><mo>&gt;</mo><mn>0</mn>"
    })
    void html_symbolsWithScripts_areMathMl(String text, String expected) {
        assertThat(new Formula(text).html()).isEqualTo("<math>" + expected + "</math>");
    }

    @ParameterizedTest
    @CsvSource({"w_{ji}ˡ, w_jiˡ", "a^{L−1}, a^L−1"})
    void plain_scriptsInBraces_loseTheBraces(String text, String expected) {
        assertThat(new Formula(text).plain()).isEqualTo(expected);
    }

    @Test
    void html_scriptBehindABracket_belongsToAllThatItHolds() {
        assertThat(new Formula("f(z)²").html())
                .isEqualTo(
                        "<math><mi>f</mi><msup><mrow><mo>(</mo><mi>z</mi><mo>)</mo></mrow><mrow><mn>2</mn></mrow></msup>"
                                + "</math>");
        assertThat(new Formula("((W)ᵀ δ)").html())
                .isEqualTo(
                        "<math><mo>(</mo><msup><mrow><mo>(</mo><mi>W</mi><mo>)</mo></mrow><mrow><mi>T</mi></mrow></msup>"
                                + "<mi>δ</mi><mo>)</mo></math>");
    }

    @Test
    void html_nameOfAFunction_keepsADistanceFromLetters() {
        assertThat(new Formula("y ln g").html())
                .isEqualTo("<math><mi>y</mi><mrow><mspace width=\"0.17em\"></mspace><mi>ln</mi>"
                        + "<mspace width=\"0.17em\"></mspace></mrow><mi>g</mi></math>");
        assertThat(new Formula("−ln(z)").html())
                .isEqualTo("<math><mo>−</mo><mi>ln</mi><mo>(</mo><mi>z</mi><mo>)</mo></math>");
    }
}
