package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.Curve;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Field;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Look;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;

/**
 * The lab {@code sgd}: the path of stochastic gradient descent over a loss surface, with several learning rates (lecture 10).
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
    static final List<Double> SHARES = List.of(0.05, 1.0, 2.1);

    /** Of a curvature: far above the rounding of differences of gradients, some 10⁻¹². */
    private static final double FLAT = 1e-9;

    /** As a share of the range: nearer to the border than the search for the minimum can tell. */
    private static final double BORDER = 1 - 1e-9;

    private static final int SIZE = 270;
    private static final int FIRST_STEPS = 6;
    private static final Look START = Look.fill(Paint.POSITIVE).outlined(Paint.PAPER, 1);

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
        blocks.add(new Block.Figure(
                "sgd",
                new Text(
                        "The path of each learning rate from the same start, with the same batches.",
                        "各学习率从同一起点、用同样的批次所走的路径。"),
                drawing(minimum, paths)));
        blocks.add(overview(paths));
        blocks.add(limit(minimum));
        for (DescentPath path : paths) {
            String rate = Numbers.text(path.descent().learningRate());
            blocks.add(new Block.Heading(new Text(
                    "α = " + rate + ": " + verdict(path).english(),
                    "α = " + rate + "：" + verdict(path).chinese())));
            blocks.addAll(firstStep(path));
            blocks.add(table(path));
        }
        Text network = LossLab.summary(surface);
        return new LabPage(
                "sgd",
                new Text("Stochastic gradient descent, step by step", "随机梯度下降：逐步计算"),
                new Text(
                        network.english() + " Each step takes b = " + batchSize + " of them.",
                        network.chinese() + "每步取其中 b = " + batchSize + " 个。"),
                blocks);
    }

    private static Text verdict(DescentPath path) {
        return switch (path.verdict()) {
            case TOO_SMALL -> new Text("too small for so few steps", "太小，步数内走不到");
            case GOOD -> new Text("good", "合适");
            case TOO_LARGE -> new Text("too large", "太大");
        };
    }

    private static Block overview(List<DescentPath> paths) {
        return Block.Table.of(
                new Text("Where the paths end", "各路径的终点"),
                List.of(
                        Text.same("α"),
                        new Text("steps", "步数"),
                        new Text("J at the start", "起点的 J"),
                        new Text("J at the end", "终点的 J"),
                        new Text("steps in which J rose", "J 上升的步数")),
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
            return new Block.Paragraph(new Text(
                    "The smallest J of this range lies on its border, at w = " + place
                            + ": J may fall further beyond it, so that nothing can be said about a largest α.",
                    "该范围内 J 的最小值位于边界上的 w = " + place + "：在范围之外 J 可能更小，因此无法给出 α 的上限。"));
        }
        double curvature = surface.curvature(minimum);
        if (curvature < FLAT) {
            return new Block.Paragraph(new Text(
                    "At its smallest value, at w = " + place
                            + ", J is flat: its curvature is 0 and sets no limit to α.",
                    "J 在最小值处 w = " + place + " 是平坦的：曲率为 0，对 α 没有限制。"));
        }
        String bound = Numbers.text(2 / curvature);
        return new Block.Paragraph(new Text(
                "At the minimum the largest curvature of J is λ = " + Numbers.text(curvature)
                        + ". With all samples in each batch, a step multiplies the distance from the minimum in that direction by"
                        + " 1 − αλ; it shrinks only for α < 2/λ = " + bound + ".",
                "最小值点处 J 的最大曲率为 λ = " + Numbers.text(curvature)
                        + "。若每批都用全部样本，则每步使该方向上到最小值点的距离乘以 1 − αλ；只有 α < 2/λ = " + bound
                        + " 时距离才会缩小。"));
    }

    private List<Block> firstStep(DescentPath path) {
        DescentPath.Step step = path.steps().getFirst();
        String rate = Numbers.text(path.descent().learningRate());
        return List.of(
                new Block.Equation(
                        "w₁ := w₁ − α (1/b) Σ ∂J/∂w₁",
                        Numbers.text(start.first()) + " − " + rate + " · "
                                + FunctionText.factor(step.gradient().first()),
                        Numbers.text(step.weights().first()),
                        "10"),
                new Block.Equation(
                        "w₂ := w₂ − α (1/b) Σ ∂J/∂w₂",
                        Numbers.text(start.second()) + " − " + rate + " · "
                                + FunctionText.factor(step.gradient().second()),
                        Numbers.text(step.weights().second()),
                        "10"));
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
                new Text("The first steps and the last", "最初几步与最后一步"),
                List.of(
                        new Text("step", "步"),
                        Text.same("∂J/∂w₁"),
                        Text.same("∂J/∂w₂"),
                        Text.same("−α ∂J/∂w₁"),
                        Text.same("−α ∂J/∂w₂"),
                        Text.same("w₁"),
                        Text.same("w₂"),
                        Text.same("J")),
                rows);
    }

    private Drawing drawing(Weights minimum, List<DescentPath> paths) {
        SurfaceMap map = new SurfaceMap(surface, range, minimum);
        Field field = map.field();
        List<FieldMap.Panel> panels = paths.stream()
                .map(path -> new FieldMap.Panel(
                        Text.same("α = " + Numbers.text(path.descent().learningRate())),
                        List.of(verdict(path), Text.same("J = " + Numbers.text(path.endLoss()))),
                        field,
                        List.of(line(path), start(path), map.minimumMark())))
                .toList();
        return map.map(
                panels,
                SIZE,
                List.of(
                        SurfaceMap.minimumEntry(),
                        new Legend.Entry(Legend.Sign.DIAMOND, START, new Text("start", "起点")),
                        new Legend.Entry(
                                Look.stroke(Paint.POSITIVE, 2), new Text("path, a dot for each step", "路径，每步一点"))));
    }

    private static Mark line(DescentPath path) {
        List<Point> points = path.points().stream()
                .map(w -> new Point(w.first(), w.second()))
                .toList();
        Mark line = new Curve(points, Look.stroke(Paint.POSITIVE, 2))::draw;
        Mark dots = Mark.circles(points, 2.6, Look.fill(Paint.POSITIVE));
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
