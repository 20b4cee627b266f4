package org.myelin.labs.activations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.Requirement;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * The lab {@code activations}: the lecture's activation functions with their derivatives (lecture 6, 16).
 *
 * @param z net inputs to compute them at, at least one; the formulas are worked out at the first
 */
public record ActivationsLab(List<Double> z) implements Lab {
    /** Net inputs by default. */
    public static final List<Double> DEFAULT_Z = List.of(1.0, -4.0, -2.0, -1.0, 0.0, 2.0, 4.0);

    static final Texts TEXTS = Texts.of("activations", ActivationsLab.class::getResourceAsStream);

    static final int MAX_VALUES = 50;

    private static final int[] DEPTHS = {2, 5, 10};

    /** Takes a copy of the list, and checks that it can be computed with. */
    public ActivationsLab {
        z = Requirement.finite("lab activations", "--z", z, MAX_VALUES);
    }

    @Override
    public LabPage page() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure("activations", TEXTS.text("figure"), new ActivationsDrawing(z)));
        blocks.add(new Block.Heading(TEXTS.text("formulas", "z", z.getFirst())));
        blocks.addAll(formulas(z.getFirst()));
        blocks.add(new Block.Heading(TEXTS.text("values")));
        blocks.add(values());
        blocks.add(new Block.Heading(TEXTS.text("largest")));
        blocks.add(new Block.Paragraph(TEXTS.text("largest.reason")));
        blocks.add(largest());
        return new LabPage("activations", TEXTS.text("title"), TEXTS.text("summary"), blocks);
    }

    private static List<Block> formulas(double at) {
        List<Block> blocks = new ArrayList<>();
        for (ElementWise f : ElementWise.values()) {
            FunctionText function = new FunctionText(f);
            String number = f == ElementWise.LINEAR ? "16" : "6";
            blocks.add(new Block.Paragraph(function.name()));
            blocks.add(new Block.Equation(
                    "f(z) = " + function.value(), function.value(at), Numbers.text(f.f(at)), number));
            blocks.add(new Block.Equation(
                    "f'(z) = " + function.derivative(),
                    function.derivative(at),
                    Numbers.text(f.derivative(at)),
                    number));
        }
        return blocks;
    }

    private Block values() {
        List<Text> header = new ArrayList<>(List.of(FormulaText.text("z")));
        for (ElementWise f : ElementWise.values()) {
            header.add(TEXTS.text("values.f", "function", new FunctionText(f).name()));
            header.add(FormulaText.text("f'"));
        }
        List<List<String>> rows = z.stream()
                .distinct()
                .sorted()
                .map(at -> Stream.concat(
                                Stream.of(at),
                                Stream.of(ElementWise.values()).flatMap(f -> Stream.of(f.f(at), f.derivative(at))))
                        .map(Numbers::text)
                        .toList())
                .toList();
        return Block.Table.of(TEXTS.text("values.caption"), header, rows);
    }

    private Block largest() {
        List<Text> header = new ArrayList<>(List.of(TEXTS.text("largest.function"), TEXTS.text("largest.slope")));
        for (int depth : DEPTHS) {
            header.add(TEXTS.text("largest.product", "layers", depth));
        }
        List<Block.Row> rows = new ArrayList<>();
        for (ElementWise f : ElementWise.values()) {
            double slope = f.derivative(steepest(f));
            List<String> row = new ArrayList<>(List.of(Numbers.text(slope)));
            for (int depth : DEPTHS) {
                row.add(Numbers.text(Math.pow(slope, depth)));
            }
            rows.add(new Block.Row(new FunctionText(f).name(), row));
        }
        return new Block.Table(TEXTS.text("largest.caption"), header, rows);
    }

    /** Where f′ is largest on a fine grid around 0; among equals the one nearest to 0. */
    private static double steepest(ElementWise f) {
        double best = 0;
        for (int i = 1; i <= 600; i++) {
            for (double at : new double[] {i / 100.0, -i / 100.0}) {
                best = f.derivative(at) > f.derivative(best) ? at : best;
            }
        }
        return best;
    }
}
