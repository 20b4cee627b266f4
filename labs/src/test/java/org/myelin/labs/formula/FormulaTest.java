package org.myelin.labs.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** TeX as Unicode and as HTML. */
class FormulaTest {
    private static final Path COURSE = Path.of("..", "docs", "course");
    private static final Pattern FORMULA = Pattern.compile("(?s)\\$\\$(.+?)\\$\\$|\\$([^$\n]+)\\$");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z_1^2 | z₁²",
                "w_{ji}^l | wⱼᵢˡ",
                "\\delta^{l+1} | δˡ⁺¹",
                "a^{L-1} | aᴸ⁻¹",
                "n_L \\times b | n_L × b",
                "\\mathbb{R}^{n_{l+1} \\times n_l} | ℝ^(nₗ₊₁×nₗ)",
                "z = \\sum_i w_i x_i + b | z = Σᵢ wᵢ xᵢ + b",
                "\\bar{J} = \\frac{1}{N} \\sum_{k=1}^{N} J_k | J̄ = (1/N) Σₖ₌₁ᴺ Jₖ",
                "J = \\frac{1}{2} \\sum_j (a_j - y_j)^2 | J = ½ Σⱼ (aⱼ − yⱼ)²",
                "f' \\left( z_i^l \\right) | f′(zᵢˡ)",
                "\\frac{\\partial J}{\\partial w} \\approx \\frac{J(w + h) - J(w - h)}{2h} | ∂J/∂w ≈ (J(w + h) − J(w − h))/(2h)",
                "-y \\ln g(z) - (1 - y) \\ln(1 - g(z)) | −y ln g(z) − (1 − y) ln(1 − g(z))",
                "1 - f(z)^2 | 1 − f(z)²",
                "\\frac{e^z - e^{-z}}{e^z + e^{-z}} | (eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ)",
                "\\delta^l = f'(z^l) \\circ ((W^l)^\\top \\delta^{l+1}) | δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹)",
                "w := w - \\alpha \\frac{1}{b} \\sum \\frac{\\partial J}{\\partial w} | w := w − α (1/b) Σ ∂J/∂w",
                "\\sqrt{p (1 - p) / n} | √(p (1 − p) / n)",
                "\\begin{pmatrix} 1 & -1 \\cr 0.5 & 2 \\end{pmatrix} | [1  −1;  0.5  2]",
                "(0 - 3) \\cdot 2 = -6 | (0 − 3) · 2 = −6",
                "f' \\in \\lbrace 0, 1 \\rbrace | f′ ∈ {0, 1}",
                "W^{16} \\cdots W^1 | W¹⁶ ⋯ W¹"
            })
    void plain_formula_isALineOfUnicode(String tex, String expected) {
        assertThat(new Formula(tex).plain()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\zeta | formula \\zeta: there is no command \\zeta at character 6",
                "w_ | formula w_: something is missing at character 3",
                "\\frac{1}{2 | formula \\frac{1}{2: a } is missing at character 11",
                "a } b | formula a } b: unexpected } at character 3",
                "\\begin{array} | formula \\begin{array}: there is no environment array at character 14"
            })
    void plain_texThatLabsDoNotUse_isRefused(String tex, String message) {
        assertThatThrownBy(() -> new Formula(tex).plain())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static List<Path> chapters() throws IOException {
        try (Stream<Path> files = Files.walk(COURSE)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    /** No command, brace or dollar is left over. */
    @ParameterizedTest
    @MethodSource("chapters")
    void plain_formulasOfTheCourse_areUnicode(Path chapter) throws IOException {
        String text = Files.readString(chapter).replaceAll("(?s)```.*?```", "");

        assertThat(FORMULA.matcher(text).results())
                .allSatisfy(found -> assertThat(new Formula(found.group().replace("$", "")).plain())
                        .as(found.group())
                        .isNotBlank()
                        .doesNotContain("\\", "&", "$"));
    }

    @Test
    void html_formula_keepsTheTexAndShowsUnicodeWithoutScripts() {
        assertThat(new Formula("z > 0").html()).isEqualTo("<span class=\"math\" data-tex=\"z &gt; 0\">z &gt; 0</span>");
        assertThat(new Formula("\\delta").displayedHtml())
                .isEqualTo("<span class=\"math displayed\" data-tex=\"\\delta\">δ</span>");
    }

    @Test
    void text_withFormulas_hasThemBetweenDollars() {
        assertThat(FormulaText.plain("from $z^l$ to $\\delta$")).isEqualTo("from zˡ to δ");
        assertThat(FormulaText.html("a < $z^l$")).isEqualTo("a &lt; <span class=\"math\" data-tex=\"z^l\">zˡ</span>");
    }

    @Test
    void text_literalDollars_areNoFormulas() {
        String text = "class " + FormulaText.literal("$a") + " or " + FormulaText.literal("b$") + " of $y$";

        assertThat(FormulaText.plain(text)).isEqualTo("class $a or b$ of y");
    }

    @Test
    void katex_forPagesOfOneFile_loadsNothingElse() {
        assertThat(Katex.inlineStyles())
                .contains("font-family:KaTeX_Main;font-style", "url(data:font/woff2;base64,")
                .doesNotContain("url(fonts/", "font-family:KaTeX_Fraktur;font-style");
        assertThat(Katex.files().keySet())
                .contains("katex.min.js", "katex.min.css", "LICENSE", "fonts/KaTeX_Main-Regular.woff2");
    }
}
