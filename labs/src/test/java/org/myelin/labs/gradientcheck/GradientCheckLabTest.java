package org.myelin.labs.gradientcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.check.GradientCheck;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.Read;
import org.myelin.text.Language;
import org.myelin.text.Text;

class GradientCheckLabTest {
    private static GradientCheck check(double error) {
        return new GradientCheck(
                4,
                1,
                2.3,
                2.3,
                List.of(
                        new GradientCheck.Part(
                                "layers.0.weight", 1, 1e-11, 0.2, List.of(new GradientCheck.Value(3, 1e-11, 2e-11, 0))),
                        new GradientCheck.Part(
                                "layers.1.weight",
                                2,
                                0.5,
                                1e-9,
                                List.of(
                                        new GradientCheck.Value(7, 0.5, 0.5 + error / 2, error),
                                        new GradientCheck.Value(8, 0.25, 0.25, 0)))));
    }

    private static String verdict(double error) {
        LabPage page = new GradientCheckLab("digits", "digits", 0, check(error)).page();
        return ((Block.Paragraph) page.blocks().getFirst()).text().english();
    }

    @Test
    void verdict_smallAndLargeError_saysPassedAndFailed() {
        assertThat(verdict(2e-6))
                .isEqualTo("Passed: the largest relative error is 2·10⁻⁶, at most 10⁻⁴ is allowed. Of 2 matrices"
                        + " and vectors, 1 could not be compared.");
        assertThat(verdict(0.5))
                .isEqualTo(
                        "Failed: the largest relative error is 0.5, but at most 10⁻⁴ is allowed. The table shows where."
                                + " Of 2 matrices and vectors, 1 could not be compared.");
        assertThat(check(Double.NaN).passes()).isFalse();
    }

    @Test
    void page_ofAnUntrainedResidualNetwork_saysWhatWasDrawn() {
        LabPage page = new GradientCheckLab("cifar10-best", "cifar10", 3, check(2e-6)).page();

        assertThat(page.blocks())
                .anyMatch(block -> block instanceof Block.Paragraph(Text text)
                        && text.english().startsWith("3 matrices begin at zero")
                        && text.chinese().startsWith("有 3 个矩阵的初值为零"));
        assertThat(new GradientCheckLab("digits", "digits", 0, check(2e-6))
                        .page()
                        .blocks())
                .noneMatch(block -> block instanceof Block.Paragraph(Text text)
                        && text.english().contains("begin at zero"));
    }

    @Test
    void table_eachPart_saysWhetherItAgreesOrIsHidden() {
        LabPage page = new GradientCheckLab("digits", "digits", 0, check(0.5)).page();

        assertThat(Read.table(
                                page,
                                "Layer by layer (–: not compared, because the gradients are zero or hidden by rounding, or a"
                                        + " kink is too near)")
                        .cells(Language.ENGLISH))
                .containsExactly(
                        List.of("layers.0.weight", "1", "10⁻¹¹", "", "–"),
                        List.of("layers.1.weight", "2", "0.5", "0.5", "✗"));
        assertThat(Read.table(page, "The gradient with the largest error of each part")
                        .cells(Language.ENGLISH)
                        .getLast())
                .containsExactly("layers.1.weight[7]", "0.5", "0.75", "−0.25", "0.5");
    }
}
