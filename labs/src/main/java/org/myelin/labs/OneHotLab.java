package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Vector;
import org.myelin.message.Spelling;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.HeatMap;
import org.myelin.view.figure.LinearAxis;

/**
 * The lab {@code onehot}: classes as vectors, and what the output of a network is compared with (lecture 8, 9).
 *
 * @param source where the class names are from
 * @param names of the classes, 2 to 20 different ones
 * @param chosen name of the class of the sample that is looked at
 * @param output a^L, one component for each class; none draws it
 * @param seed where it is drawn from
 */
public record OneHotLab(String source, List<String> names, String chosen, List<Double> output, long seed)
        implements Lab {
    private static final int MOST_CLASSES = 20;

    /** Takes copies of the lists, and checks that there are classes, and that the chosen one is among them. */
    public OneHotLab {
        names = names.stream().map(String::strip).toList();
        int count = names.size();
        if (count < 2 || count > MOST_CLASSES || names.stream().distinct().count() != count) {
            throw new IllegalArgumentException("lab onehot: needs 2 to " + MOST_CLASSES + " different classes, but got "
                    + count + " of " + source + ": " + names);
        }
        if (!names.contains(chosen)) {
            throw new IllegalArgumentException(
                    "lab onehot: there is no class " + chosen + " in " + source + Spelling.suggest(chosen, names));
        }
        output = List.copyOf(output);
        if (!output.isEmpty() && (output.size() != count || !output.stream().allMatch(Double::isFinite))) {
            throw new IllegalArgumentException("lab onehot: there are " + count
                    + " classes, so --output must be as many finite numbers, but is " + output);
        }
    }

    @Override
    public LabPage page() {
        Vector y = OneHot.encode(names.indexOf(chosen), names.size());
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(encoding());
        blocks.add(new Block.Heading(new Text("What the output is compared with", "网络输出与什么比较")));
        blocks.addAll(comparison(shown(), y));
        return new LabPage(
                "onehot",
                new Text("One-hot encoding", "one-hot 编码"),
                new Text(
                        "A network cannot answer with a name, only with numbers. So each of the " + names.size()
                                + " classes of " + source + " becomes a vector y with one component for each output.",
                        "网络的输出只能是数，而不是名称。因此 " + source + " 的 " + names.size() + " 个类别各自表示为一个向量 y，其维数等于输出神经元的个数。"),
                blocks);
    }

    private List<Block> encoding() {
        int count = names.size();
        List<List<String>> rows = IntStream.range(0, count)
                .mapToObj(label -> List.of(
                        names.get(label), Integer.toString(label), Notation.vector(OneHot.encode(label, count))))
                .toList();
        return List.of(
                new Block.Equation("yⱼ = [j = c + 1]", "", "", "8"),
                new Block.Paragraph(new Text(
                        "The bracket is 1 where its statement holds, else 0. Data sets count classes from 0, vectors count"
                                + " components from 1: label c is component c + 1.",
                        "方括号内的等式成立时取 1，否则取 0。数据集的类别从 0 编号，向量的分量从 1 编号：标签 c 对应第 c + 1 个分量。")),
                Block.Table.of(
                        new Text("Every class as a vector", "各类别对应的向量"),
                        List.of(new Text("class", "类别"), new Text("label", "标签"), Text.same("y")),
                        rows),
                new Block.Figure(
                        "onehot",
                        new Text(
                                "A row for each class: one component is 1, all others are 0.",
                                "每个类别一行：一个分量为 1，其余均为 0。"),
                        map()));
    }

    private HeatMap map() {
        int count = names.size();
        return new HeatMap(
                new Text("class", "类别"),
                new Text("component of y", "y 的分量"),
                names.stream().map(Text::same).toList(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(j -> Text.same("y" + Numbers.subscript(j)))
                        .toList(),
                IntStream.range(0, count)
                        .mapToObj(label -> Notation.list(OneHot.encode(label, count)))
                        .toList(),
                ColourScale.sequential(new LinearAxis(0, 1, 1)),
                value -> Numbers.fixed(value, 0),
                new Text("value of the component", "分量的值"));
    }

    /** The output that is given, or numbers between 0 and 1 with two digits behind the point. */
    private Vector shown() {
        Random random = new Random(seed);
        return output.isEmpty()
                ? Vector.build(names.size(), j -> Math.rint(100 * random.nextDouble()) / 100)
                : Notation.vector(output);
    }

    private List<Block> comparison(Vector a, Vector y) {
        List<List<String>> rows = IntStream.rangeClosed(1, a.size())
                .mapToObj(j -> List.of(
                        names.get(j - 1),
                        Numbers.text(a.at(j)),
                        Numbers.text(y.at(j)),
                        Numbers.text(a.at(j) - y.at(j))))
                .toList();
        return List.of(
                new Block.Paragraph(new Text(
                        "A sample of class " + chosen + " wants the output y. The network's output a "
                                + (output.isEmpty() ? "was drawn at random here, as if it were untrained" : "is given")
                                + "; the last layer has as many neurons as there are classes.",
                        "类别为 " + chosen + " 的样本期望输出 y。此处网络的输出 a " + (output.isEmpty() ? "是随机产生的，相当于未经训练的网络" : "由选项给出")
                                + "；最后一层的神经元个数等于类别数。")),
                Block.Table.of(
                        new Text("Output and target, class by class", "各类别的输出与目标"),
                        List.of(new Text("class", "类别"), Text.same("aⱼ"), Text.same("yⱼ"), Text.same("aⱼ − yⱼ")),
                        rows),
                new Block.Figure(
                        "comparison",
                        new Text(
                                "Bars: the output a. Orange marks: the target y that it is compared with.",
                                "条形：网络输出 a。橙色标记：与之比较的目标 y。"),
                        new TargetDrawing(names, Notation.list(a), Notation.list(y))),
                new Block.Equation(
                        "J = ½ Σⱼ (aⱼ − yⱼ)²",
                        "½ · (" + Notation.sum(a.size(), j -> FunctionText.factor(a.at(j) - y.at(j)) + "²") + ")",
                        Numbers.text(new MeanSquaredError().of(a, a, y)),
                        "9"),
                new Block.Paragraph(answer(names.get(OneHot.decode(a)))));
    }

    private Text answer(String name) {
        boolean right = name.equals(chosen);
        return new Text(
                "The largest component of a belongs to class " + name + ": that is the network's answer, and it is "
                        + (right ? "right." : "wrong."),
                "a 的最大分量对应类别 " + name + "，这就是网络的回答，" + (right ? "回答正确。" : "回答错误。"));
    }
}
