package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The lab {@code forward}: one input through a small network, neuron by neuron, layer by layer and as one composed function
 * (lecture 3-5).
 *
 * @param options which network and input
 */
public record ForwardLab(NetworkOptions options) implements Lab {
    @Override
    public LabPage page() {
        SmallNetwork small = SmallNetwork.of("lab forward", options);
        ForwardPass scalar = ForwardPass.scalar(small.network(), small.x());
        ForwardPass vector = ForwardPass.vector(small.network(), small.x());
        List<Block> blocks = new ArrayList<>();
        blocks.add(figure(small, vector));
        blocks.addAll(small.matrices());
        for (int l = 1; l < small.depth(); l++) {
            blocks.add(new Block.Heading(
                    new Text("From layer " + l + " to layer " + (l + 1), "从第 " + l + " 层到第 " + (l + 1) + " 层")));
            blocks.addAll(scalarForm(small, scalar, l));
            blocks.addAll(vectorForm(small, vector, l));
            blocks.add(both(scalar, vector, l + 1));
        }
        blocks.add(new Block.Heading(new Text("The network as one function", "整个网络作为一个函数")));
        blocks.addAll(composed(small, scalar, vector));
        return new LabPage(
                "forward",
                new Text("Forward computation", "前向计算"),
                new Text(
                        "The input goes through "
                                + small.description().english()
                                + ". The scalar form computes neuron by neuron, the vector form layer by layer; both give"
                                + " the same numbers.",
                        "输入经过" + small.description().chinese() + "。标量形式逐个神经元计算，向量形式逐层计算，两者结果相同。"),
                blocks);
    }

    private static Block figure(SmallNetwork small, ForwardPass pass) {
        List<Vector> activations = IntStream.rangeClosed(1, small.depth())
                .mapToObj(pass::activations)
                .toList();
        return new Block.Figure(
                "forward",
                new Text(
                        "Each neuron with its output a. Orange connections have positive weights, blue ones negative;"
                                + " the wider, the larger.",
                        "每个神经元及其输出 a。橙色连接的连接权为正，蓝色为负；线越粗，绝对值越大。"),
                small.diagram(new Text("Forward computation →", "前向计算 →"), "a", activations));
    }

    /** zᵢˡ⁺¹ and aᵢˡ⁺¹ of each neuron (lecture 3). */
    private static List<Block> scalarForm(SmallNetwork small, ForwardPass pass, int l) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(new Text("Scalar form, neuron by neuron:", "标量形式，逐个神经元：")));
        Matrix w = small.network().weights(l);
        FunctionText f = new FunctionText(small.f());
        for (int i = 1; i <= w.rows(); i++) {
            double z = pass.netInputs(l + 1).at(i);
            blocks.add(new Block.Equation(
                    Notation.of("z", i, l + 1) + " = Σⱼ w" + Numbers.subscript(i) + "ⱼ" + Numbers.superscript(l) + " aⱼ"
                            + Numbers.superscript(l),
                    Notation.products(w.row(i), pass.activations(l)),
                    Numbers.text(z),
                    "3"));
            blocks.add(new Block.Equation(
                    Notation.of("a", i, l + 1) + " = f(" + Notation.of("z", i, l + 1) + ")",
                    f.value(z),
                    Numbers.text(pass.activations(l + 1).at(i)),
                    "3"));
        }
        return blocks;
    }

    /** zˡ⁺¹ and aˡ⁺¹ of the whole layer (lecture 4). */
    private static List<Block> vectorForm(SmallNetwork small, ForwardPass pass, int l) {
        return List.of(
                new Block.Paragraph(new Text("Vector form, the whole layer at once:", "向量形式，整层一次完成：")),
                new Block.Equation(
                        Notation.of("z", l + 1) + " = " + Notation.of("W", l) + " " + Notation.of("a", l),
                        Notation.matrix(small.network().weights(l)) + " " + Notation.vector(pass.activations(l)),
                        Notation.vector(pass.netInputs(l + 1)),
                        "4"),
                new Block.Equation(
                        Notation.of("a", l + 1) + " = f(" + Notation.of("z", l + 1) + ")",
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
                            Notation.of("a", i, l),
                            Numbers.text(one, 10),
                            Numbers.text(other, 10),
                            Numbers.text(one - other));
                })
                .toList();
        return Block.Table.of(
                new Text("Both forms side by side", "两种形式对照"),
                List.of(
                        new Text("neuron", "神经元"),
                        new Text("scalar form (3)", "标量形式 (3)"),
                        new Text("vector form (4)", "向量形式 (4)"),
                        new Text("difference", "差")),
                rows);
    }

    /** a^L as one expression (lecture 5). */
    private static List<Block> composed(SmallNetwork small, ForwardPass scalar, ForwardPass vector) {
        Network network = small.network();
        int last = network.depth();
        Vector output = network.output(small.x());
        StringBuilder formula = new StringBuilder("a¹");
        StringBuilder numbers = new StringBuilder(Notation.vector(small.x()));
        for (int l = 1; l < last; l++) {
            formula.insert(0, "f(" + Notation.of("W", l) + " ").append(')');
            numbers.insert(0, "f(" + Notation.matrix(network.weights(l)) + " ").append(')');
        }
        return List.of(
                new Block.Equation(
                        Notation.of("a", last) + " = " + formula, numbers.toString(), Notation.vector(output), "5"),
                Block.Table.of(
                        new Text("The output in all three forms", "三种形式的输出"),
                        List.of(new Text("form", "形式"), Text.same(Notation.of("a", last))),
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
