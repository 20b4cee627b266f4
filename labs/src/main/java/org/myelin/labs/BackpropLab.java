package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.SideBySide;

/**
 * The lab {@code backprop}: one sample forward and backward through a small network, and each gradient beside its central
 * difference (lecture 9, 11-14).
 *
 * @param options which network and input
 * @param y what is wanted of the output; none wants the first class, one-hot
 */
public record BackpropLab(NetworkOptions options, List<Double> y) implements Lab {
    /** Takes a copy of the list. */
    public BackpropLab {
        y = List.copyOf(y);
    }

    @Override
    public LabPage page() {
        SmallNetwork small = SmallNetwork.of("lab backprop", options);
        Sample sample = new Sample(small.x(), target(small.network()));
        ForwardPass pass = ForwardPass.scalar(small.network(), sample.x());
        Sensitivities delta = Sensitivities.scalar(small.network(), pass, sample.y());
        List<Block> blocks = new ArrayList<>();
        blocks.add(figure(small, pass, delta));
        blocks.addAll(small.matrices());
        blocks.add(new Block.Heading(new Text("The loss", "损失函数")));
        blocks.add(loss(small.network(), pass, sample));
        blocks.add(new Block.Heading(new Text("Forward and backward, side by side", "前向与反向对照")));
        blocks.addAll(sums(small, pass, delta));
        blocks.add(new Block.Heading(new Text("Sensitivities, from the output back", "敏感系数：从输出层向后")));
        blocks.addAll(new SensitivityText(small, pass, delta, sample.y()).blocks());
        blocks.add(new Block.Heading(new Text("Gradients, beside their central differences", "梯度与中心差分对照")));
        blocks.addAll(new GradientText(small.network(), sample, pass, delta).blocks());
        return new LabPage(
                "backprop",
                new Text("Backpropagation", "反向传播"),
                new Text(
                        "One sample goes forward and backward through "
                                + small.description().english()
                                + ". Every gradient is compared with the loss itself, a little to the left and to the"
                                + " right of the weight.",
                        "一个样本在" + small.description().chinese() + "中前向计算一次，再反向传播一次。每个梯度都与损失函数在该连接权左右两侧的差分比较。"),
                blocks);
    }

    private Vector target(Network network) {
        int outputs = network.size(network.depth());
        if (y.isEmpty()) {
            return OneHot.encode(0, outputs);
        }
        Requirement.finite("lab backprop", "--y", y, outputs);
        if (y.size() != outputs) {
            throw new IllegalArgumentException(
                    "lab backprop: the network has " + outputs + " outputs, but --y has " + y.size() + " values");
        }
        return Notation.vector(y);
    }

    private static Block figure(SmallNetwork small, ForwardPass pass, Sensitivities delta) {
        List<Vector> activations = IntStream.rangeClosed(1, small.depth())
                .mapToObj(pass::activations)
                .toList();
        List<Vector> sensitivities =
                IntStream.rangeClosed(2, small.depth()).mapToObj(delta::at).toList();
        return new Block.Figure(
                "backprop",
                new Text(
                        "Left: the outputs a, computed from the input on. Right: the sensitivities δ, computed over the"
                                + " same weights from the output back; the input has none.",
                        "左：输出 a，从输入层开始计算。右：敏感系数 δ，沿同样的连接权从输出层向后计算；输入层没有 δ。"),
                new SideBySide(List.of(
                        small.diagram(new Text("Forward →", "前向 →"), "a", activations),
                        small.diagram(new Text("← Backward", "← 反向"), "δ", sensitivities))));
    }

    private static Block loss(Network network, ForwardPass pass, Sample sample) {
        Vector a = pass.output();
        Vector wanted = sample.y();
        return new Block.Equation(
                "J = ½ Σⱼ (aⱼ" + Numbers.superscript(network.depth()) + " − yⱼ)²",
                "½ · ("
                        + Notation.sum(
                                a.size(),
                                j -> "(" + Numbers.text(a.at(j)) + " − " + FunctionText.factor(wanted.at(j)) + ")²")
                        + ")",
                Numbers.text(network.loss(sample)),
                "9");
    }

    /** For each neuron the sum over its inputs and the sum over its outputs. */
    private static List<Block> sums(SmallNetwork small, ForwardPass pass, Sensitivities delta) {
        return List.of(
                new Block.Equation("zⱼˡ⁺¹ = Σᵢ w_{ji}ˡ aᵢˡ", "", "", "3"),
                new Block.Equation("δᵢˡ = f′(zᵢˡ) Σⱼ w_{ji}ˡ δⱼˡ⁺¹", "", "", "13"),
                new Block.Paragraph(new Text(
                        "The same weights, read in both directions: forward a neuron sums over its inputs, backward over"
                                + " its outputs.",
                        "同样的连接权，两个方向使用：前向时神经元对其输入求和，反向时对其输出求和。")),
                Block.Table.of(
                        new Text("Each neuron", "每个神经元"),
                        List.of(
                                new Text("layer, neuron", "层，神经元"),
                                new Text("z: sum over inputs", "z：对输入求和"),
                                Text.same("a = f(z)"),
                                Text.same("f′(z)"),
                                new Text("Σδw: sum over outputs", "Σδw：对输出求和"),
                                Text.same("δ")),
                        neurons(small, pass, delta)));
    }

    private static List<List<String>> neurons(SmallNetwork small, ForwardPass pass, Sensitivities delta) {
        List<List<String>> rows = new ArrayList<>();
        for (int l = 2; l <= small.depth(); l++) {
            for (int i = 1; i <= small.network().size(l); i++) {
                double z = pass.netInputs(l).at(i);
                rows.add(List.of(
                        l + ", " + i,
                        Numbers.text(z),
                        Numbers.text(pass.activations(l).at(i)),
                        Numbers.text(small.f().derivative(z)),
                        backwardSum(small.network(), delta, l, i)
                                .map(Numbers::text)
                                .orElse("–"),
                        Numbers.text(delta.at(l).at(i))));
            }
        }
        return rows;
    }

    /** Σⱼ δⱼˡ⁺¹ w_jiˡ; the output layer has no such sum. */
    private static Optional<Double> backwardSum(Network network, Sensitivities delta, int l, int i) {
        if (l == network.depth()) {
            return Optional.empty();
        }
        Matrix w = network.weights(l);
        return Optional.of(delta.at(l + 1).dot(Vector.build(w.rows(), j -> w.at(j, i))));
    }
}
