package org.myelin.labs.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.Requirement;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.figure.SideBySide;

/**
 * The lab {@code backprop}: one sample forward and backward through a small network, and each gradient beside its
 * central difference (lecture 9, 11-14).
 *
 * @param options which network and input
 * @param y target; empty for the first class, one-hot
 */
public record BackpropLab(NetworkOptions options, List<Double> y) implements Lab {
    static final Texts TEXTS = Texts.of("backprop", BackpropLab.class::getResourceAsStream);

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
        blocks.add(new Block.Heading(TEXTS.text("loss")));
        blocks.add(loss(small.network(), pass, sample));
        blocks.add(new Block.Heading(TEXTS.text("sums")));
        blocks.addAll(sums(small, pass, delta));
        blocks.add(new Block.Heading(TEXTS.text("sensitivities")));
        blocks.addAll(new SensitivityText(small, pass, delta, sample.y()).blocks());
        blocks.add(new Block.Heading(TEXTS.text("gradients")));
        blocks.addAll(new GradientText(small.network(), sample, pass, delta).blocks());
        Text summary = TEXTS.text("summary", "network", small.description());
        return new LabPage("backprop", TEXTS.text("title"), summary, blocks);
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
                TEXTS.text("figure"),
                new SideBySide(List.of(
                        small.diagram(TEXTS.text("figure.forward"), "a", activations),
                        small.diagram(TEXTS.text("figure.backward"), "\\delta", sensitivities))));
    }

    private static Block loss(Network network, ForwardPass pass, Sample sample) {
        Vector a = pass.output();
        Vector y = sample.y();
        return new Block.Equation(
                "J = \\frac{1}{2} \\sum_j (a_j^" + network.depth() + " - y_j)^2",
                "½ · ("
                        + Notation.sum(
                                a.size(), j -> "(" + Numbers.text(a.at(j)) + " − " + Notation.factor(y.at(j)) + ")²")
                        + ")",
                Numbers.text(network.loss(sample)),
                "9");
    }

    /** For each neuron the sum over its inputs and the sum over the neurons that it feeds. */
    private static List<Block> sums(SmallNetwork small, ForwardPass pass, Sensitivities delta) {
        return List.of(
                Block.Equation.of("z_j^{l+1} = \\sum_i w_{ji}^l a_i^l", "3"),
                Block.Equation.of("\\delta_i^l = f'(z_i^l) \\sum_j w_{ji}^l \\delta_j^{l+1}", "13"),
                new Block.Paragraph(TEXTS.text("sums.directions")),
                Block.Table.of(
                        TEXTS.text("neurons"),
                        List.of(
                                TEXTS.text("neurons.neuron"),
                                TEXTS.text("neurons.z"),
                                FormulaText.text("a = f(z)"),
                                FormulaText.text("f'(z)"),
                                TEXTS.text("neurons.sum"),
                                FormulaText.text("\\delta")),
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
