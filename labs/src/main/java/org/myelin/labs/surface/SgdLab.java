package org.myelin.labs.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Field;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;

/**
 * The lab {@code sgd}: the path of stochastic gradient descent over a loss surface, with several learning rates
 * (lecture 10).
 *
 * @param surface network and data
 * @param range of both weights, −range … range, above 0
 * @param start where each path begins
 * @param rates learning rates α; none takes {@link #SHARES} of 1/λ, with the largest curvature λ at the minimum
 * @param batchSize b, at most the number of samples
 * @param steps number of batches, at least 1
 * @param seed of the batches
 */
public record SgdLab(
        TwoWeights surface, double range, Weights start, List<Double> rates, int batchSize, int steps, long seed)
        implements Lab {
    /** Too small for a few steps, the step that ends the steepest direction at once, and beyond the limit of 2. */
    public static final List<Double> SHARES = List.of(0.05, 1.0, 2.1);

    private static final Texts TEXTS = Texts.of("sgd", SgdLab.class::getResourceAsStream);

    /** Of a curvature: far above the rounding of differences of gradients, some 10⁻¹². */
    private static final double FLAT = 1e-9;

    /** As a share of the range: closer to the border than the search for the minimum can resolve. */
    private static final double BORDER = 1 - 1e-9;

    private static final int SIZE = 270;
    private static final int FIRST_STEPS = 6;
    private static final ShapeStyle START = ShapeStyle.fill(Paint.POSITIVE).outlined(Paint.PAPER, 1);

    /** Takes a copy of the list, and checks the numbers. */
    public SgdLab {
        rates = List.copyOf(rates);
        LossLab.requireRange("sgd", range);
        if (steps < 1) {
            throw new IllegalArgumentException("lab sgd: --steps must be at least 1, but is " + steps);
        }
    }

    /** One path for each learning rate. */
    public List<DescentPath> paths() {
        Weights minimum = surface.minimum(range);
        double least = surface.loss(minimum);
        return rates(minimum).stream()
                .map(rate -> new StochasticGradientDescent(rate, batchSize, seed))
                .map(descent -> DescentPath.walk(surface, descent, start, steps, least))
                .toList();
    }

    private List<Double> rates(Weights minimum) {
        if (!rates.isEmpty()) {
            return rates;
        }
        double curvature = surface.curvature(minimum);
        if (curvature < FLAT) {
            throw new IllegalArgumentException("lab sgd: J is flat at its smallest value, at w = "
                    + SurfaceMap.text(minimum) + ", so that there is no 1/λ to take learning rates from; give them with"
                    + " --learning-rates, or choose another --teacher or --activation");
        }
        return SHARES.stream().map(share -> share / curvature).toList();
    }

    @Override
    public LabPage page() {
        Weights minimum = surface.minimum(range);
        List<DescentPath> paths = paths();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure("sgd", TEXTS.text("figure"), drawing(minimum, paths)));
        blocks.add(overview(paths));
        blocks.add(limit(minimum));
        for (DescentPath path : paths) {
            blocks.add(new Block.Heading(
                    TEXTS.text("path", Map.of("rate", path.descent().learningRate(), "verdict", verdict(path)))));
            blocks.addAll(firstStep(path));
            blocks.add(table(path));
        }
        Text summary = TEXTS.text("summary", Map.of("network", LossLab.summary(surface), "batch", batchSize));
        return new LabPage("sgd", TEXTS.text("title"), summary, blocks);
    }

    private static Text verdict(DescentPath path) {
        return switch (path.verdict()) {
            case TOO_SMALL -> TEXTS.text("verdict.small");
            case GOOD -> TEXTS.text("verdict.good");
            case TOO_LARGE -> TEXTS.text("verdict.large");
        };
    }

    private static Block overview(List<DescentPath> paths) {
        return Block.Table.of(
                TEXTS.text("ends"),
                List.of(
                        FormulaText.text("\\alpha"),
                        TEXTS.text("ends.steps"),
                        TEXTS.text("ends.start"),
                        TEXTS.text("ends.end"),
                        TEXTS.text("ends.rises")),
                paths.stream()
                        .map(path -> List.of(
                                Numbers.text(path.descent().learningRate()),
                                String.valueOf(path.steps().size()),
                                Numbers.text(path.startLoss()),
                                Numbers.text(path.endLoss()),
                                String.valueOf(path.rises())))
                        .toList());
    }

    private Block limit(Weights minimum) {
        String place = SurfaceMap.text(minimum);
        if (Math.max(Math.abs(minimum.first()), Math.abs(minimum.second())) >= BORDER * range) {
            return new Block.Paragraph(TEXTS.text("limit.border", "w", place));
        }
        double curvature = surface.curvature(minimum);
        return new Block.Paragraph(
                curvature < FLAT
                        ? TEXTS.text("limit.flat", "w", place)
                        : TEXTS.text("limit", Map.of("curvature", curvature, "bound", 2 / curvature)));
    }

    private List<Block> firstStep(DescentPath path) {
        DescentPath.Step step = path.steps().getFirst();
        String rate = Numbers.text(path.descent().learningRate());
        return List.of(
                new Block.Equation(
                        update(1),
                        Numbers.text(start.first()) + " − " + rate + " · "
                                + Notation.factor(step.gradient().first()),
                        Numbers.text(step.weights().first()),
                        "10"),
                new Block.Equation(
                        update(2),
                        Numbers.text(start.second()) + " − " + rate + " · "
                                + Notation.factor(step.gradient().second()),
                        Numbers.text(step.weights().second()),
                        "10"));
    }

    /** The update of the lecture (10), in TeX; the gradient of the batch is the mean of those of its samples. */
    private static String update(int i) {
        String w = Notation.indexed("w", i);
        return w + " := " + w + " - \\alpha \\frac{1}{b} \\sum \\frac{\\partial J}{\\partial " + w + "}";
    }

    private static Block table(DescentPath path) {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < path.steps().size(); k++) {
            if (k < FIRST_STEPS || k == path.steps().size() - 1) {
                DescentPath.Step step = path.steps().get(k);
                rows.add(List.of(
                        String.valueOf(k + 1),
                        Numbers.text(step.gradient().first()),
                        Numbers.text(step.gradient().second()),
                        Numbers.text(step.update().first()),
                        Numbers.text(step.update().second()),
                        Numbers.text(step.weights().first()),
                        Numbers.text(step.weights().second()),
                        Numbers.text(step.loss())));
            }
        }
        return Block.Table.of(
                TEXTS.text("steps"),
                List.of(
                        TEXTS.text("steps.step"),
                        TEXTS.text("steps.gradient", "i", 1),
                        TEXTS.text("steps.gradient", "i", 2),
                        TEXTS.text("steps.update", "i", 1),
                        TEXTS.text("steps.update", "i", 2),
                        FormulaText.text("w_1"),
                        FormulaText.text("w_2"),
                        FormulaText.text("J")),
                rows);
    }

    private Drawing drawing(Weights minimum, List<DescentPath> paths) {
        SurfaceMap map = new SurfaceMap(surface, range, minimum);
        Field field = map.field();
        List<FieldMap.Panel> panels = paths.stream()
                .map(path -> new FieldMap.Panel(
                        FormulaText.plain(
                                TEXTS.text("panel.rate", "rate", path.descent().learningRate())),
                        List.of(verdict(path), FormulaText.plain(TEXTS.text("panel.loss", "loss", path.endLoss()))),
                        field,
                        List.of(line(path), start(path), map.minimumMark())))
                .toList();
        return map.map(
                panels,
                SIZE,
                List.of(
                        SurfaceMap.minimumEntry(),
                        new Legend.Entry(Legend.Sign.DIAMOND, START, TEXTS.text("mark.start")),
                        new Legend.Entry(ShapeStyle.stroke(Paint.POSITIVE, 2), TEXTS.text("mark.path"))));
    }

    private static Mark line(DescentPath path) {
        List<Point> points = path.points().stream()
                .map(w -> new Point(w.first(), w.second()))
                .toList();
        Mark line = new Curve(points, ShapeStyle.stroke(Paint.POSITIVE, 2))::draw;
        Mark dots = Mark.circles(points, 2.6, ShapeStyle.fill(Paint.POSITIVE));
        return (svg, frame) -> {
            line.draw(svg, frame);
            dots.draw(svg, frame);
        };
    }

    private static Mark start(DescentPath path) {
        Point point = new Point(path.start().first(), path.start().second());
        return Mark.diamonds(List.of(point), 6, START);
    }
}
