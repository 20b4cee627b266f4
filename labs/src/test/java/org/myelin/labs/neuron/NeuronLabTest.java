package org.myelin.labs.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.Read;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Language;

class NeuronLabTest {
    /** z = 0.4 − 0.3 − 0.3 + 0.5 = 0.3; a = tanh 0.3. */
    @Test
    void page_withBias_sumsTermByTerm() {
        LabPage page = new NeuronLab(NeuronLab.DEFAULT_X, NeuronLab.DEFAULT_W, 0.5, ElementWise.TANH).page();

        assertThat(Read.table(page, "The sum, term by term").cells(Language.ENGLISH))
                .containsExactly(
                        List.of("1", "0.4", "1", "0.4", "0.4"),
                        List.of("2", "−0.6", "0.5", "−0.3", "0.1"),
                        List.of("3", "0.3", "−1", "−0.3", "−0.2"),
                        List.of("$b$", "0.5", "1", "0.5", "0.3"));
        assertThat(Read.equation(page, "z = \\sum_i w_i x_i + b"))
                .isEqualTo(new Block.Equation(
                        "z = \\sum_i w_i x_i + b", "0.4 · 1 + (−0.6) · 0.5 + 0.3 · (−1) + 0.5", "0.3", "1"));
        double a = (Math.exp(0.3) - Math.exp(-0.3)) / (Math.exp(0.3) + Math.exp(-0.3));
        assertThat(Read.number(Read.equations(page).get(1).result())).isCloseTo(a, within(Read.ROUNDING * a));
        assertThat(Read.number(Read.equations(page).get(2).result()))
                .isCloseTo(1 - a * a, within(Read.ROUNDING * (1 - a * a)));
    }

    @Test
    void page_withoutBias_hasTheLecturesFormula() {
        LabPage page = new NeuronLab(List.of(2.0), List.of(-3.0), 0, ElementWise.RELU).page();

        assertThat(Read.equation(page, "z = \\sum_i w_i x_i").result()).isEqualTo("−6");
        assertThat(Read.equation(page, "a = f(z) = \\max(0, z)"))
                .isEqualTo(new Block.Equation("a = f(z) = \\max(0, z)", "max(0, −6)", "0", "1"));
    }

    @Test
    void weights_anotherNumberThanInputs_areRefused() {
        assertThatThrownBy(() -> new NeuronLab(List.of(1.0, 2.0), List.of(1.0), 0, ElementWise.RELU))
                .hasMessage("lab neuron: needs a weight for each input, but --x has 2 values and --w 1");
    }
}
