package org.myelin.labs.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * The lab {@code forward}: one input through a small network, neuron by neuron, layer by layer and as one composed
 * function (lecture 3-5).
 *
 * @param options which network and input
 */
public record ForwardLab(NetworkOptions options) implements Lab {
    private static final Texts TEXTS = Texts.of("forward", ForwardLab.class::getResourceAsStream);

    @Override
    public LabPage page() {
        SmallNetwork small = SmallNetwork.of("lab forward", options);
        ForwardPass scalar = ForwardPass.scalar(small.network(), small.x());
        ForwardPass vector = ForwardPass.vector(small.network(), small.x());
        List<Block> blocks = new ArrayList<>();
        blocks.add(figure(small, vector));
        blocks.addAll(small.matrices());
        for (int l = 1; l < small.depth(); l++) {
            blocks.add(new Block.Heading(TEXTS.text("layers", Map.of("from", l, "to", l + 1))));
            blocks.addAll(scalarForm(small, scalar, l));
            blocks.addAll(vectorForm(small, vector, l));
            blocks.add(both(scalar, vector, l + 1));
        }
        blocks.add(new Block.Heading(TEXTS.text("composed")));
        blocks.addAll(composed(small, scalar, vector));
        Text summary = TEXTS.text("summary", "network", small.description());
        return new LabPage("forward", TEXTS.text("title"), summary, blocks);
    }

    private static Block figure(SmallNetwork small, ForwardPass pass) {
        List<Vector> activations = IntStream.rangeClosed(1, small.depth())
                .mapToObj(pass::activations)
                .toList();
        return new Block.Figure(
                "forward", TEXTS.text("figure"), small.diagram(TEXTS.text("figure.title"), "a", activations));
    }

    /** zᵢˡ⁺¹ and aᵢˡ⁺¹ of each neuron (lecture 3). */
    private static List<Block> scalarForm(SmallNetwork small, ForwardPass pass, int l) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(TEXTS.text("scalar")));
        Matrix w = small.network().weights(l);
        FunctionText f = new FunctionText(small.f());
        for (int i = 1; i <= w.rows(); i++) {
            double z = pass.netInputs(l + 1).at(i);
            String symbol = Notation.of("z", i, l + 1);
            blocks.add(new Block.Equation(
                    symbol + " = \\sum_j w_{" + i + "j}^" + l + " a_j^" + l,
                    Notation.products(w.row(i), pass.activations(l)),
                    Numbers.text(z),
                    "3"));
            blocks.add(new Block.Equation(
                    Notation.of("a", i, l + 1) + " = f(" + symbol + ")",
                    f.value(z),
                    Numbers.text(pass.activations(l + 1).at(i)),
                    "3"));
        }
        return blocks;
    }

    /** zˡ⁺¹ and aˡ⁺¹ of the whole layer (lecture 4). */
    private static List<Block> vectorForm(SmallNetwork small, ForwardPass pass, int l) {
        String symbol = Notation.of("z", l + 1);
        return List.of(
                new Block.Paragraph(TEXTS.text("vector")),
                new Block.Equation(
                        symbol + " = " + Notation.of("W", l) + " " + Notation.of("a", l),
                        Notation.matrix(small.network().weights(l)) + " " + Notation.vector(pass.activations(l)),
                        Notation.vector(pass.netInputs(l + 1)),
                        "4"),
                new Block.Equation(
                        Notation.of("a", l + 1) + " = f(" + symbol + ")",
                        "f(" + Notation.vector(pass.netInputs(l + 1)) + ")",
                        Notation.vector(pass.activations(l + 1)),
                        "4"));
    }

    private static Block both(ForwardPass scalar, ForwardPass vector, int l) {
        List<List<String>> rows = IntStream.rangeClosed(1, scalar.activations(l).size())
                .mapToObj(i -> {
                    double one = scalar.activations(l).at(i);
                    double other = vector.activations(l).at(i);
                    return List.of(
                            FormulaText.of(Notation.of("a", i, l)),
                            Numbers.text(one, 10),
                            Numbers.text(other, 10),
                            Numbers.text(one - other));
                })
                .toList();
        return Block.Table.of(
                TEXTS.text("both"),
                List.of(
                        TEXTS.text("both.neuron"),
                        TEXTS.text("both.scalar"),
                        TEXTS.text("both.vector"),
                        TEXTS.text("both.difference")),
                rows);
    }

    /** a^L as one expression (lecture 5). */
    private static List<Block> composed(SmallNetwork small, ForwardPass scalar, ForwardPass vector) {
        Network network = small.network();
        Vector output = network.output(small.x());
        StringBuilder formula = new StringBuilder("a^1");
        StringBuilder numbers = new StringBuilder(Notation.vector(small.x()));
        for (int l = 1; l < network.depth(); l++) {
            formula.insert(0, "f(" + Notation.of("W", l) + " ").append(')');
            numbers.insert(0, "f(" + Notation.matrix(network.weights(l)) + " ").append(')');
        }
        String last = Notation.of("a", network.depth());
        return List.of(
                new Block.Equation(last + " = " + formula, numbers.toString(), Notation.vector(output), "5"),
                Block.Table.of(
                        TEXTS.text("forms"),
                        List.of(TEXTS.text("forms.form"), FormulaText.text(last)),
                        List.of(
                                List.of("(3)", precise(scalar.output())),
                                List.of("(4)", precise(vector.output())),
                                List.of("(5)", precise(output)))));
    }

    private static String precise(Vector v) {
        return String.join(
                ", ",
                Notation.list(v).stream().map(value -> Numbers.text(value, 10)).toList());
    }
}
