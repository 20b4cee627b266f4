package org.myelin.labs.gradientcheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.myelin.check.GradientCheck;
import org.myelin.check.GradientCheck.Outcome;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * The lab {@code gradient-check}: the gradients of the fast engine against central differences, layer by layer
 * (lecture 11-14).
 *
 * @param source what was checked: the name of a recipe, or a model file
 * @param dataset whose samples were used
 * @param drawn number of matrices that begin at zero, and were drawn at random for the check
 * @param check the result
 */
public record GradientCheckLab(String source, String dataset, int drawn, GradientCheck check) implements Lab {
    static final Texts TEXTS = Texts.of("gradient-check", GradientCheckLab.class::getResourceAsStream);

    @Override
    public LabPage page() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(verdict()));
        blocks.add(new Block.Figure("gradient-check", TEXTS.text("figure"), new ErrorsDrawing(check)));
        blocks.add(parts());
        blocks.add(new Block.Heading(TEXTS.text("numbers")));
        blocks.addAll(formulas());
        if (drawn > 0) {
            blocks.add(new Block.Paragraph(TEXTS.text("drawn", "matrices", drawn)));
        }
        blocks.add(worst());
        Text summary = TEXTS.text(
                "summary",
                Map.of(
                        "source", FormulaText.literal(source),
                        "samples", check.samples(),
                        "dataset", FormulaText.literal(dataset)));
        return new LabPage("gradient-check", TEXTS.text("title"), summary, blocks);
    }

    @Override
    public boolean passes() {
        return check.passes();
    }

    private Text verdict() {
        if (check.count(Outcome.AGREES) + check.count(Outcome.DIFFERS) == 0) {
            return TEXTS.text("verdict.undecided");
        }
        return TEXTS.text(
                check.passes() ? "verdict.passed" : "verdict.failed",
                Map.of(
                        "error", check.largestError(),
                        "tolerance", GradientCheck.TOLERANCE,
                        "all", check.parts().size(),
                        "others", Math.toIntExact(check.count(Outcome.NOT_COMPARED))));
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case AGREES -> "✓";
            case DIFFERS -> "✗";
            case NOT_COMPARED -> "–";
        };
    }

    private Block parts() {
        List<List<String>> rows = check.parts().stream()
                .map(part -> List.of(
                        part.name(),
                        Integer.toString(part.values().size()),
                        Numbers.text(part.size(), 3),
                        part.outcome() == Outcome.NOT_COMPARED ? "" : Numbers.text(part.largestError(), 2),
                        sign(part.outcome())))
                .toList();
        return Block.Table.of(
                TEXTS.text("parts"),
                List.of(
                        TEXTS.text("parts.parameters"),
                        TEXTS.text("parts.compared"),
                        TEXTS.text("parts.typical"),
                        TEXTS.text("parts.error"),
                        Text.same("")),
                rows);
    }

    private List<Block> formulas() {
        return List.of(
                Block.Equation.of("\\frac{\\partial J}{\\partial w_{ji}^l} = \\delta_j^{l+1} a_i^l", "11"),
                Block.Equation.of(
                        "\\frac{\\partial J}{\\partial w} \\approx"
                                + " \\frac{8 (J(w + h) - J(w - h)) - (J(w + 2h) - J(w - 2h))}{12h}",
                        ""),
                new Block.Equation(
                        "J", "", Numbers.text(check.loss(), 8) + " ≈ " + Numbers.text(check.referenceLoss(), 8), ""),
                new Block.Paragraph(TEXTS.text("method", "leftOut", Math.toIntExact(check.leftOut()))));
    }

    /** For each part the gradient with the largest error. */
    private Block worst() {
        List<List<String>> rows = new ArrayList<>();
        for (GradientCheck.Part part : check.parts()) {
            part.values().stream()
                    .max(Comparator.comparingDouble(GradientCheck.Value::error))
                    .ifPresent(value -> rows.add(List.of(
                            part.name() + "[" + value.index() + "]",
                            Numbers.text(value.gradient(), 7),
                            Numbers.text(value.difference(), 7),
                            Numbers.text(value.gradient() - value.difference(), 2),
                            Numbers.text(value.error(), 2))));
        }
        return Block.Table.of(
                TEXTS.text("worst"),
                List.of(
                        TEXTS.text("worst.parameter"),
                        TEXTS.text("worst.backpropagation"),
                        TEXTS.text("worst.difference"),
                        TEXTS.text("worst.residue"),
                        TEXTS.text("error")),
                rows);
    }
}
