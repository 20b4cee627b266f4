package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Neuron;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The lab {@code neuron}: one neuron, term by term (lecture 1).
 *
 * @param x its inputs, 1 to 8
 * @param w its weights, one for each input
 * @param bias b; 0 as in the lecture
 * @param f its activation function
 */
public record NeuronLab(List<Double> x, List<Double> w, double bias, ElementWise f) implements Lab {
    /** Inputs without options. */
    public static final List<Double> USUAL_X = List.of(1.0, 0.5, -1.0);
    /** Weights without options. */
    public static final List<Double> USUAL_W = List.of(0.4, -0.6, 0.3);

    private static final int MOST_INPUTS = 8;

    /** Takes copies of the lists, and checks that they fit. */
    public NeuronLab {
        x = Requirement.finite("lab neuron", "--x", x, MOST_INPUTS);
        w = Requirement.finite("lab neuron", "--w", w, MOST_INPUTS);
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
        blocks.add(new Block.Figure(
                "neuron",
                new Text(
                        "The neuron: each input times its weight, the sum z, and the output a = f(z). Orange lines are"
                                + " positive weights, blue ones negative.",
                        "神经元：每个输入乘以连接权，求和得净输入 z，再得输出 a = f(z)。橙色线为正的连接权，蓝色线为负的连接权。"),
                new NeuronDrawing(this, z)));
        blocks.add(terms());
        blocks.addAll(equations(z));
        blocks.add(new Block.Figure(
                "output",
                new Text(
                        "The activation function with the neuron's point (z, a) and the slope f′(z) there.",
                        "激活函数曲线、该神经元对应的点 (z, a) 以及该点处的斜率 f′(z)。"),
                new OutputDrawing(f, z)));
        return new LabPage(
                "neuron",
                new Text("A neuron", "神经元"),
                new Text(
                        "A neuron sums its weighted inputs and applies its activation function, here "
                                + new FunctionText(f).name().english() + ".",
                        "神经元对输入加权求和，再施加激活函数（此处为 " + new FunctionText(f).name().chinese() + "）。"),
                blocks);
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
            rows.add(List.of("b", Numbers.text(bias), "1", Numbers.text(bias), Numbers.text(sum + bias)));
        }
        return Block.Table.of(
                new Text("The sum, term by term", "逐项求和"),
                List.of(
                        Text.same("i"),
                        Text.same("wᵢ"),
                        Text.same("xᵢ"),
                        Text.same("wᵢ xᵢ"),
                        new Text("sum so far", "累计")),
                rows);
    }

    private List<Block> equations(double z) {
        FunctionText text = new FunctionText(f);
        Vector inputs = Notation.vector(x);
        boolean hasBias = bias != 0;
        return List.of(
                new Block.Equation(
                        hasBias ? "z = Σᵢ wᵢ xᵢ + b" : "z = Σᵢ wᵢ xᵢ",
                        Notation.products(Notation.vector(w), inputs)
                                + (hasBias ? " + " + FunctionText.factor(bias) : ""),
                        Numbers.text(z),
                        "1"),
                new Block.Equation("a = f(z) = " + text.value(), text.value(z), Numbers.text(f.f(z)), "1"),
                new Block.Equation(
                        "f′(z) = " + text.derivative(), text.derivative(z), Numbers.text(f.derivative(z)), "6"));
    }
}
