package org.myelin.labs.surface;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;

/**
 * The lab {@code loss}: the loss of a network of two weights as a surface (lecture 9).
 *
 * @param surface network and data
 * @param range of both weights, −range … range, above 0
 * @param at the weights at which the formula is evaluated
 */
public record LossLab(TwoWeights surface, double range, Weights at) implements Lab {
    static final Texts TEXTS = Texts.of("loss", LossLab.class::getResourceAsStream);

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
        blocks.add(new Block.Figure("loss", TEXTS.text("figure"), drawing(minimum, points)));
        blocks.add(new Block.Heading(TEXTS.text("at", "w", SurfaceMap.text(at))));
        blocks.addAll(worked());
        blocks.add(new Block.Heading(TEXTS.text("points")));
        blocks.add(table(points));
        blocks.add(new Block.Paragraph(
                TEXTS.text("minimum", Map.of("loss", surface.loss(minimum), "w", SurfaceMap.text(minimum)))));
        return new LabPage("loss", TEXTS.text("title"), summary(surface), blocks);
    }

    /** What network and data a surface belongs to. */
    static Text summary(TwoWeights surface) {
        return TEXTS.text(
                "summary." + surface.form(),
                Map.of(
                        "function", new FunctionText(surface.activation()).name(),
                        "samples", surface.data().size()));
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
            header.add(FormulaText.text(surface.form().inputs() == 1 ? "x" : Notation.indexed("x", i)));
        }
        List.of("y", "z", "a", "\\frac{1}{2} (a - y)^2").forEach(tex -> header.add(FormulaText.text(tex)));
        return List.of(
                Block.Table.of(TEXTS.text("samples"), header, rows),
                new Block.Equation(
                        "J = \\frac{1}{N} \\sum \\frac{1}{2} (a - y)^2",
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
                TEXTS.text("points.caption"),
                List.of(
                        FormulaText.text("w_1"),
                        FormulaText.text("w_2"),
                        FormulaText.text("J"),
                        FormulaText.text("\\partial J/\\partial w_1"),
                        FormulaText.text("\\partial J/\\partial w_2")),
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
        ShapeStyle circle = ShapeStyle.fill(Paint.PAPER).outlined(Paint.INK, 1.5);
        List<Point> others = points.stream()
                .skip(1)
                .map(w -> new Point(w.first(), w.second()))
                .toList();
        FieldMap.Panel panel = new FieldMap.Panel(
                FormulaText.plain(FormulaText.text("J(w_1, w_2)")),
                List.of(),
                map.field(),
                List.of(Mark.circles(others, 4, circle), map.minimumMark()));
        return map.map(
                List.of(panel),
                SIZE,
                List.of(
                        SurfaceMap.minimumEntry(),
                        new Legend.Entry(Legend.Sign.CIRCLE, circle, TEXTS.text("points.mark"))));
    }
}
