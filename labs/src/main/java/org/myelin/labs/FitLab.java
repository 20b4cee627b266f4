package org.myelin.labs;

import java.util.List;
import java.util.stream.Stream;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Field;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Levels;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Look;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;

/**
 * The lab {@code fit}: logistic regression, a shallow and a deep network on the same points of the plane (lecture 7).
 *
 * @param data where the points come from
 * @param points how many
 * @param noise standard deviation that moves them
 * @param activation f of the hidden layers
 * @param shallow neurons of the shallow network's hidden layer
 * @param deep neurons of each hidden layer of the deep network
 * @param descent α, b and the seed, which the points are drawn with as well
 * @param steps most batches for each model
 */
public record FitLab(
        PlaneData data,
        int points,
        double noise,
        ElementWise activation,
        int shallow,
        List<Integer> deep,
        StochasticGradientDescent descent,
        int steps)
        implements Lab {
    private static final int SIZE = 270;
    private static final int CELLS = 90;
    private static final double RANGE = 2.5;
    private static final List<Double> PROBABILITIES = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    /** Takes a copy of the list. */
    public FitLab {
        deep = List.copyOf(deep);
    }

    /** Trains the three models. */
    public PlaneFits compute() {
        return PlaneFits.train(data.samples(points, noise, descent.seed()), activation, shallow, deep, descent, steps);
    }

    @Override
    public LabPage page() {
        PlaneFits fits = compute();
        Sample sample = fits.points().getFirst();
        List<Block> start = List.of(
                new Block.Figure(
                        "fit",
                        new Text(
                                "The probability of class 1 all over the plane, as each model sees it. Where it is ½ lies the border"
                                        + " between the two decision regions.",
                                "三个模型在平面各处给出的第 1 类的概率。概率为 ½ 处就是两个决策区域的边界。"),
                        drawing(fits)),
                table(fits),
                new Block.Paragraph(new Text(
                        "Logistic regression is one neuron: its border is a straight line, and it puts "
                                + percent(fits.logistic())
                                + " of the points into the right class. One hidden layer bends the border: "
                                + percent(fits.shallow()) + ". More layers bend it more: " + percent(fits.deep()) + ".",
                        "逻辑回归只有一个神经元，边界是一条直线，分对 " + percent(fits.logistic()) + " 的点；一个隐藏层能使边界弯曲，分对 "
                                + percent(fits.shallow()) + "；更多的层使边界更加弯曲，分对 " + percent(fits.deep()) + "。")),
                new Block.Heading(new Text(
                        "The models at the first point, x = " + text(sample.x()) + " of class "
                                + PlaneFits.label(sample),
                        "第一个点处的计算：x = " + text(sample.x()) + "，第 " + PlaneFits.label(sample) + " 类")));
        return new LabPage(
                "fit",
                new Text("What one neuron, a shallow and a deep network can fit", "一个神经元、浅层网络与深层网络的拟合能力"),
                new Text(
                        points + " points in two classes (" + data.words().english()
                                + "), and three models trained on them by gradient descent with α = "
                                + Numbers.text(descent.learningRate()) + " and b = " + descent.batchSize() + ".",
                        "两类共 " + points + " 个点（" + data.words().chinese() + "），用梯度下降训练三个模型，α = "
                                + Numbers.text(descent.learningRate()) + "，b = " + descent.batchSize() + "。"),
                Stream.concat(start.stream(), equations(fits, sample).stream()).toList());
    }

    private static List<Block> equations(PlaneFits fits, Sample sample) {
        Vector w = fits.regression().weights();
        double b = fits.regression().bias();
        double z = fits.regression().neuron().netInput(sample.x());
        double g = fits.regression().probability(sample.x());
        int label = PlaneFits.label(sample);
        return List.of(
                new Block.Equation(
                        "z = w₁ x₁ + w₂ x₂ + b",
                        product(w.at(1), sample.x().at(1)) + " + "
                                + product(w.at(2), sample.x().at(2)) + " + " + FunctionText.factor(b),
                        Numbers.text(z),
                        "7"),
                new Block.Equation(
                        "g(z) = 1/(1 + e⁻ᶻ)", "1/(1 + " + Numbers.text(Math.exp(-z)) + ")", Numbers.text(g), "7"),
                new Block.Equation(
                        "J = −y ln g(z) − (1 − y) ln(1 − g(z))",
                        "−ln " + Numbers.text(label == 1 ? g : 1 - g),
                        Numbers.text(fits.regression().loss(sample)),
                        ""),
                composed(fits.shallow(), sample),
                composed(fits.deep(), sample),
                new Block.Paragraph(new Text(
                        "The outputs of the networks are softmax probabilities; the second one, a₂, belongs to class 1.",
                        "两个网络的输出是 softmax 概率；第二个分量 a₂ 对应第 1 类。")));
    }

    /** The network as one function, from the inside to the outside. */
    private static Block composed(PlaneFits.Fit fit, Sample sample) {
        StringBuilder formula = new StringBuilder("x");
        for (int l = 1; l < fit.sizes().size(); l++) {
            boolean last = l == fit.sizes().size() - 1;
            formula.insert(0, (last ? "softmax(W" : "f(W") + Numbers.superscript(l) + " ")
                    .append(" + b")
                    .append(Numbers.superscript(l))
                    .append(")");
        }
        double probability = fit.probability().at(sample.x());
        return new Block.Equation(
                "aᴸ = " + formula,
                "",
                "(" + Numbers.text(1 - probability) + ", " + Numbers.text(probability) + ")",
                "5");
    }

    private static String product(double one, double other) {
        return FunctionText.factor(one) + " · " + FunctionText.factor(other);
    }

    private static String text(Vector x) {
        return "(" + Numbers.text(x.at(1)) + ", " + Numbers.text(x.at(2)) + ")";
    }

    private static String percent(PlaneFits.Fit fit) {
        return Numbers.fixed(100 * fit.accuracy(), 1) + " %";
    }

    private static Block table(PlaneFits fits) {
        return Block.Table.of(
                new Text(
                        "The three models after training, which ends early where J is below "
                                + Numbers.text(PlaneFits.LEARNED),
                        "训练后的三个模型（J 低于 " + Numbers.text(PlaneFits.LEARNED) + " 时提前结束）"),
                List.of(
                        new Text("neurons by layer", "各层神经元数"),
                        new Text("parameters", "参数个数"),
                        new Text("batches", "批数"),
                        new Text("loss J", "损失 J"),
                        new Text("accuracy", "准确率")),
                fits.fits().stream()
                        .map(fit -> List.of(
                                fit.shape(),
                                String.valueOf(fit.parameters()),
                                String.valueOf(fit.steps()),
                                Numbers.fixed(fit.loss(), 4),
                                percent(fit)))
                        .toList());
    }

    private Drawing drawing(PlaneFits fits) {
        Levels levels = new Levels(
                PROBABILITIES,
                ColourScale.diverging(1),
                p -> Numbers.fixed(p, 1),
                new Text("probability of class 1", "第 1 类的概率"));
        List<FieldMap.Panel> panels = List.of(
                panel(new Text("logistic regression", "逻辑回归"), fits.logistic(), fits.points()),
                panel(new Text("shallow network", "浅层网络"), fits.shallow(), fits.points()),
                panel(new Text("deep network", "深层网络"), fits.deep(), fits.points()));
        Legend legend = new Legend(List.of(
                new Legend.Entry(Legend.Sign.CIRCLE, look(0), new Text("points of class 0", "第 0 类的点")),
                new Legend.Entry(Legend.Sign.DIAMOND, look(1), new Text("points of class 1", "第 1 类的点"))));
        return new FieldMap(panels, SIZE, levels, Text.same("x₁"), Text.same("x₂"), legend);
    }

    private static FieldMap.Panel panel(Text title, PlaneFits.Fit fit, List<Sample> points) {
        LinearAxis axis = new LinearAxis(-RANGE, RANGE, 1);
        Field field = Field.of((x, y) -> fit.probability().at(Vector.of(x, y)), axis, axis, CELLS);
        return new FieldMap.Panel(
                title,
                List.of(new Text(fit.shape() + ", " + percent(fit) + " right", fit.shape() + "，准确率 " + percent(fit))),
                field,
                List.of(
                        Mark.circles(ofClass(points, 0), 3.2, look(0)),
                        Mark.diamonds(ofClass(points, 1), 4.2, look(1))));
    }

    private static List<Point> ofClass(List<Sample> points, int label) {
        return points.stream()
                .filter(point -> PlaneFits.label(point) == label)
                .map(point -> new Point(point.x().at(1), point.x().at(2)))
                .toList();
    }

    private static Look look(int label) {
        return Look.fill(label == 0 ? Paint.NEGATIVE : Paint.POSITIVE).outlined(Paint.INK, 1);
    }
}
