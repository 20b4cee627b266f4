package org.myelin.labs.onehot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.Read;
import org.myelin.text.Language;

class OneHotLabTest {
    private static final List<String> PETS = List.of("cat", "dog", "parrot");

    @Test
    void encoding_eachClass_hasItsOneAtItsPlace() {
        LabPage page = new OneHotLab("pets", PETS, "dog", List.of(), 1).page();

        assertThat(Read.table(page, "Every class as a vector").cells(Language.ENGLISH))
                .containsExactly(
                        List.of("cat", "0", "(1, 0, 0)"),
                        List.of("dog", "1", "(0, 1, 0)"),
                        List.of("parrot", "2", "(0, 0, 1)"));
    }

    /** J = ½ (0.5² + 0.25² + 1²) = 0.65625. */
    @Test
    void comparison_givenOutput_hasItsLossAndAnswer() {
        LabPage page = new OneHotLab("pets", PETS, "dog", List.of(0.5, 0.75, 1.0), 1).page();

        assertThat(Read.table(page, "Output and target, class by class").cells(Language.ENGLISH))
                .containsExactly(
                        List.of("cat", "0.5", "0", "0.5"),
                        List.of("dog", "0.75", "1", "−0.25"),
                        List.of("parrot", "1", "0", "1"));
        assertThat(Read.equation(page, "J = \\frac{1}{2} \\sum_j (a_j - y_j)^2"))
                .isEqualTo(new Block.Equation(
                        "J = \\frac{1}{2} \\sum_j (a_j - y_j)^2", "½ · (0.5² + (−0.25)² + 1²)", "0.6562", "9"));
        assertThat(((Block.Paragraph) page.blocks().getLast()).text().english())
                .isEqualTo("The largest component of $a$ belongs to class parrot: this is the network's prediction, and"
                        + " it is wrong.");
    }

    @Test
    void class_unknown_isRefusedWithASuggestion() {
        assertThatThrownBy(() -> new OneHotLab("pets", PETS, "cta", List.of(), 1))
                .hasMessage("lab onehot: there is no class cta in pets; did you mean cat?");
    }

    @Test
    void classes_oneOrTwoOfOneName_areRefused() {
        assertThatThrownBy(() -> new OneHotLab("--labels", List.of("a", "a"), "a", List.of(), 1))
                .hasMessage("lab onehot: needs 2 to 20 different classes, but got 2 of --labels: [a, a]");
    }

    @Test
    void output_ofAnotherSize_isRefused() {
        assertThatThrownBy(() -> new OneHotLab("pets", PETS, "cat", List.of(1.0), 1))
                .hasMessage(
                        "lab onehot: there are 3 classes, so --output must be as many finite numbers, but is [1.0]");
    }
}
