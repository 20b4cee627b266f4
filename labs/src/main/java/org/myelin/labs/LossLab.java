package org.myelin.labs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Look;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;

/**
 * The lab {@code loss}: the loss of a network of two weights as a surface (lecture 9).
 *
 * @param surface network and data
 * @param range of both weights, −range … range, above 0
 * @param at the weights that the formula is worked out for
 */
public record LossLab(TwoWeights surface, double range, Weights at) implements Lab {
    private static final int SIZE = 430;

    /** Checks the range. */
    public LossLab {
        requireRange("loss", range);
    }

    static void requireRange(String lab, double range) {
        if (!(range > 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException(
                    "lab " + lab + ": --range must be a finite number above 0, but is " + range);
        }
    }

    /** Where J is smallest in the range. */
    public Weights minimum() {
        return surface.minimum(range);
    }

    @Override
    public LabPage page() {
        Weights minimum = minimum();
        List<Weights> points = points(minimum);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure(
                "loss",
                new Text(
                        "J over the plane of the two weights. The lines between the bands are contours; on each of them J is"
                                + " the same.",
                        "两个连接权平面上的 J。色带之间的界线是等值线，同一条线上 J 相等。"),
                drawing(minimum, points)));
        blocks.add(
                new Block.Heading(new Text("J at w = " + SurfaceMap.text(at), "w = " + SurfaceMap.text(at) + " 处的 J")));
        blocks.addAll(worked());
        blocks.add(new Block.Heading(new Text("J at some points", "若干点处的 J")));
        blocks.add(table(points));
        blocks.add(new Block.Paragraph(new Text(
                "The smallest J in this range is " + Numbers.text(surface.loss(minimum)) + " at w = "
                        + SurfaceMap.text(minimum)
                        + ". Training looks for this place without seeing the map: it knows only J and the slope where it"
                        + " stands.",
                "该范围内 J 的最小值为 " + Numbers.text(surface.loss(minimum)) + "，位于 w = " + SurfaceMap.text(minimum)
                        + "。训练时看不到这幅图，只知道当前位置的 J 与梯度。")));
        return new LabPage("loss", new Text("The loss as a surface", "损失函数曲面"), summary(surface), blocks);
    }

    /** What network and data a surface belongs to. */
    static Text summary(TwoWeights surface) {
        FunctionText f = new FunctionText(surface.activation());
        int samples = surface.data().size();
        return switch (surface.form()) {
            case NEURON ->
                new Text(
                        "One neuron with two inputs, a = f(w₁ x₁ + w₂ x₂), f "
                                + f.name().english() + ", and " + samples
                                + " samples: the mean squared error is a function of the two weights.",
                        "一个有两个输入的神经元 a = f(w₁ x₁ + w₂ x₂)（激活函数：" + f.name().chinese() + "），共 " + samples
                                + " 个样本：均方误差是两个连接权的函数。");
            case CHAIN ->
                new Text(
                        "Two neurons in a row, a = f(w₂ f(w₁ x)), f " + f.name().english() + ", and " + samples
                                + " samples: the mean squared error is a function of the two weights.",
                        "两个串联的神经元 a = f(w₂ f(w₁ x))（激活函数：" + f.name().chinese() + "），共 " + samples
                                + " 个样本：均方误差是两个连接权的函数。");
        };
    }

    private List<Block> worked() {
        Network network = surface.network(at);
        List<List<String>> rows = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (Sample sample : surface.data()) {
            ForwardPass pass = network.forward(sample.x());
            double loss = network.loss(sample);
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= sample.x().size(); i++) {
                row.add(Numbers.text(sample.x().at(i)));
            }
            row.add(Numbers.text(sample.y().at(1)));
            row.add(Numbers.text(pass.netInputs(network.depth()).at(1)));
            row.add(Numbers.text(pass.output().at(1)));
            row.add(Numbers.text(loss));
            rows.add(row);
            terms.add(Numbers.text(loss));
        }
        List<Text> header = new ArrayList<>();
        for (int i = 1; i <= surface.form().inputs(); i++) {
            header.add(Text.same(surface.form().inputs() == 1 ? "x" : "x" + Numbers.subscript(i)));
        }
        List.of("y", "z", "a", "½ (a − y)²").forEach(name -> header.add(Text.same(name)));
        return List.of(
                Block.Table.of(new Text("Sample by sample", "逐个样本"), header, rows),
                new Block.Equation(
                        "J = 1/N Σ ½ (a − y)²",
                        "1/" + terms.size() + " · (" + String.join(" + ", terms) + ")",
                        Numbers.text(surface.loss(at)),
                        "9"));
    }

    /** The minimum, the point that was asked for, the origin, and the corners of the middle. */
    private List<Weights> points(Weights minimum) {
        double half = range / 2;
        SequencedSet<Weights> points = new LinkedHashSet<>(List.of(minimum));
        points.add(at);
        points.addAll(List.of(
                new Weights(0, 0),
                new Weights(half, half),
                new Weights(-half, half),
                new Weights(half, -half),
                new Weights(-half, -half)));
        return List.copyOf(points);
    }

    private Block table(List<Weights> points) {
        return Block.Table.of(
                new Text("Loss and gradient; the first row is the minimum", "损失与梯度；第一行为最小值点"),
                List.of(Text.same("w₁"), Text.same("w₂"), Text.same("J"), Text.same("∂J/∂w₁"), Text.same("∂J/∂w₂")),
                points.stream()
                        .map(w -> {
                            Weights gradient = surface.gradient(w, surface.data());
                            return List.of(
                                    Numbers.text(w.first()),
                                    Numbers.text(w.second()),
                                    Numbers.text(surface.loss(w)),
                                    Numbers.text(gradient.first()),
                                    Numbers.text(gradient.second()));
                        })
                        .toList());
    }

    private FieldMap drawing(Weights minimum, List<Weights> points) {
        SurfaceMap map = new SurfaceMap(surface, range, minimum);
        Look circle = Look.fill(Paint.PAPER).outlined(Paint.INK, 1.5);
        List<Point> others = points.stream()
                .skip(1)
                .map(w -> new Point(w.first(), w.second()))
                .toList();
        FieldMap.Panel panel = new FieldMap.Panel(
                Text.same("J(w₁, w₂)"),
                List.of(),
                map.field(),
                List.of(Mark.circles(others, 4, circle), map.minimumMark()));
        return map.map(
                List.of(panel),
                SIZE,
                List.of(
                        SurfaceMap.minimumEntry(),
                        new Legend.Entry(Legend.Sign.CIRCLE, circle, new Text("points of the table", "表中的点"))));
    }
}
