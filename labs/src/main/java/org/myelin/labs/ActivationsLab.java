package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The lab {@code activations}: the lecture's activation functions with their derivatives (lecture 6, 16).
 *
 * @param z net inputs to compute them at, at least one; the formulas are worked out at the first
 */
public record ActivationsLab(List<Double> z) implements Lab {
    /** What the lab shows without options. */
    public static final List<Double> USUAL = List.of(1.0, -4.0, -2.0, -1.0, 0.0, 2.0, 4.0);

    /** More rows than this nobody reads. */
    private static final int MOST = 50;

    private static final int[] DEPTHS = {2, 5, 10};

    /** Takes a copy of the list, and checks that it can be computed with. */
    public ActivationsLab {
        z = Requirement.finite("lab activations", "--z", z, MOST);
    }

    @Override
    public LabPage page() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure(
                "activations",
                new Text(
                        "Left: f(z). Right: its derivative f′(z), by which backpropagation multiplies in each layer. The"
                                + " points are the values of the table.",
                        "左：f(z)。右：导数 f′(z)，反向传播在每一层都要乘以它。图中的点即表中的值。"),
                new ActivationsDrawing(z)));
        blocks.add(new Block.Heading(new Text(
                "The formulas at z = " + Numbers.text(z.getFirst()), "z = " + Numbers.text(z.getFirst()) + " 处的公式")));
        blocks.addAll(formulas(z.getFirst()));
        blocks.add(new Block.Heading(new Text("Values", "函数值")));
        blocks.add(values());
        blocks.add(new Block.Heading(new Text("Why the largest f′ matters", "为什么 f′ 的最大值重要")));
        blocks.add(new Block.Paragraph(new Text(
                "On its way back through a layer a sensitivity is multiplied by f′. With sigmoid that factor is at most"
                        + " one quarter, so over many layers the product vanishes, whatever z is.",
                "敏感系数每向后传过一层都要乘以 f′。对 sigmoid 来说，这个因子最多为四分之一，因此层数一多，无论 z 取何值，乘积都会趋于零。")));
        blocks.add(largest());
        return new LabPage(
                "activations",
                new Text("Activation functions", "激活函数"),
                new Text(
                        "The functions f of a neuron, a = f(z), with their derivatives f′.",
                        "神经元的激活函数 a = f(z) 及其导数 f′。"),
                blocks);
    }

    private static List<Block> formulas(double at) {
        List<Block> blocks = new ArrayList<>();
        for (ElementWise f : ElementWise.values()) {
            FunctionText text = new FunctionText(f);
            String number = f == ElementWise.LINEAR ? "16" : "6";
            blocks.add(new Block.Paragraph(text.name()));
            blocks.add(new Block.Equation("f(z) = " + text.value(), text.value(at), Numbers.text(f.f(at)), number));
            blocks.add(new Block.Equation(
                    "f′(z) = " + text.derivative(), text.derivative(at), Numbers.text(f.derivative(at)), number));
        }
        return blocks;
    }

    private Block values() {
        List<Text> header = new ArrayList<>(List.of(Text.same("z")));
        for (ElementWise f : ElementWise.values()) {
            Text name = new FunctionText(f).name();
            header.add(new Text(name.english() + " f", name.chinese() + " f"));
            header.add(Text.same("f′"));
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
        return Block.Table.of(new Text("f(z) and f′(z)", "f(z) 与 f′(z)"), header, rows);
    }

    private Block largest() {
        List<Text> header = new ArrayList<>(List.of(new Text("function", "函数"), new Text("largest f′", "f′ 的最大值")));
        for (int depth : DEPTHS) {
            header.add(new Text(depth + " layers: at most", depth + " 层：至多"));
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
        return new Block.Table(
                new Text(
                        "The largest f′, and the product of as many of them as there are layers",
                        "f′ 的最大值，以及与层数同样多个最大值的乘积"),
                header,
                rows);
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
