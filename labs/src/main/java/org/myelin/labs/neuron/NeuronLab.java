package org.myelin.labs.neuron;

import java.util.ArrayList;
import java.util.List;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.Requirement;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Neuron;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * The lab {@code neuron}: one neuron, term by term (lecture 1).
 *
 * @param x its inputs, 1 to 8
 * @param w its weights, one for each input
 * @param bias b; 0 as in the lecture
 * @param f its activation function
 */
public record NeuronLab(List<Double> x, List<Double> w, double bias, ElementWise f) implements Lab {
    /** Inputs by default. */
    public static final List<Double> DEFAULT_X = List.of(1.0, 0.5, -1.0);
    /** Weights by default. */
    public static final List<Double> DEFAULT_W = List.of(0.4, -0.6, 0.3);

    static final Texts TEXTS = Texts.of("neuron", NeuronLab.class::getResourceAsStream);

    static final int MAX_INPUTS = 8;

    /** Takes copies of the lists, and checks that they fit. */
    public NeuronLab {
        x = Requirement.finite("lab neuron", "--x", x, MAX_INPUTS);
        w = Requirement.finite("lab neuron", "--w", w, MAX_INPUTS);
        if (x.size() != w.size()) {
            throw new IllegalArgumentException("lab neuron: needs a weight for each input, but --x has " + x.size()
                    + " values and --w " + w.size());
        }
        Requirement.finite("lab neuron", "--bias", List.of(bias), 1);
    }

    @Override
    public LabPage page() {
        Neuron neuron = new Neuron(Notation.vector(w), bias, f);
        double z = neuron.netInput(Notation.vector(x));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure("neuron", TEXTS.text("figure.neuron"), new NeuronDrawing(this, z)));
        blocks.add(terms());
        blocks.addAll(equations(z));
        blocks.add(new Block.Figure("output", TEXTS.text("figure.output"), new OutputDrawing(f, z)));
        Text summary = TEXTS.text("summary", "function", new FunctionText(f).name());
        return new LabPage("neuron", TEXTS.text("title"), summary, blocks);
    }

    /** The sum term by term. */
    private Block terms() {
        List<List<String>> rows = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            double product = w.get(i) * x.get(i);
            sum += product;
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Numbers.text(w.get(i)),
                    Numbers.text(x.get(i)),
                    Numbers.text(product),
                    Numbers.text(sum)));
        }
        if (bias != 0) {
            rows.add(List.of(
                    FormulaText.of("b"), Numbers.text(bias), "1", Numbers.text(bias), Numbers.text(sum + bias)));
        }
        return Block.Table.of(
                TEXTS.text("terms"),
                List.of(
                        FormulaText.text("i"),
                        FormulaText.text("w_i"),
                        FormulaText.text("x_i"),
                        FormulaText.text("w_i x_i"),
                        TEXTS.text("terms.sum")),
                rows);
    }

    private List<Block> equations(double z) {
        FunctionText function = new FunctionText(f);
        Vector inputs = Notation.vector(x);
        boolean hasBias = bias != 0;
        return List.of(
                new Block.Equation(
                        hasBias ? "z = \\sum_i w_i x_i + b" : "z = \\sum_i w_i x_i",
                        Notation.products(Notation.vector(w), inputs) + (hasBias ? " + " + Notation.factor(bias) : ""),
                        Numbers.text(z),
                        "1"),
                new Block.Equation("a = f(z) = " + function.value(), function.value(z), Numbers.text(f.f(z)), "1"),
                new Block.Equation(
                        "f'(z) = " + function.derivative(),
                        function.derivative(z),
                        Numbers.text(f.derivative(z)),
                        "6"));
    }
}
