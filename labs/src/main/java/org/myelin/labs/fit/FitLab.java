package org.myelin.labs.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Field;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Levels;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;

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
 * @param steps maximum number of batches for each model
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
    static final Texts TEXTS = Texts.of("fit", FitLab.class::getResourceAsStream);

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
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure("fit", TEXTS.text("figure"), drawing(fits)));
        blocks.add(table(fits));
        blocks.add(new Block.Paragraph(TEXTS.text(
                "comparison",
                Map.of(
                        "logistic", fits.logistic().accuracy(),
                        "shallow", fits.shallow().accuracy(),
                        "deep", fits.deep().accuracy()))));
        blocks.add(new Block.Heading(
                TEXTS.text("first", Map.of("x", Notation.vector(sample.x()), "label", PlaneFits.label(sample)))));
        blocks.addAll(equations(fits, sample));
        return new LabPage("fit", TEXTS.text("title"), summary(), blocks);
    }

    private Text summary() {
        return TEXTS.text(
                "summary",
                Map.of(
                        "points", points,
                        "data", data.text(),
                        "rate", descent.learningRate(),
                        "batch", descent.batchSize()));
    }

    private static List<Block> equations(PlaneFits fits, Sample sample) {
        Vector w = fits.regression().weights();
        double b = fits.regression().bias();
        double z = fits.regression().neuron().netInput(sample.x());
        double g = fits.regression().probability(sample.x());
        int label = PlaneFits.label(sample);
        return List.of(
                new Block.Equation(
                        "z = w_1 x_1 + w_2 x_2 + b",
                        Notation.products(w, sample.x()) + " + " + Notation.factor(b),
                        Numbers.text(z),
                        "7"),
                new Block.Equation(
                        "g(z) = \\frac{1}{1 + e^{-z}}",
                        "1/(1 + " + Numbers.text(Math.exp(-z)) + ")", Numbers.text(g), "7"),
                new Block.Equation(
                        "J = -y \\ln g(z) - (1 - y) \\ln(1 - g(z))",
                        "−ln " + Numbers.text(label == 1 ? g : 1 - g),
                        Numbers.text(fits.regression().loss(sample)),
                        ""),
                composed(fits.shallow(), sample),
                composed(fits.deep(), sample),
                new Block.Paragraph(TEXTS.text("softmax")));
    }

    /** The network as one function, from the inside to the outside. */
    private static Block composed(PlaneFits.Fit fit, Sample sample) {
        StringBuilder formula = new StringBuilder("x");
        int last = fit.sizes().size() - 1;
        for (int l = 1; l <= last; l++) {
            String f = l == last ? "\\operatorname{softmax}(" : "f(";
            formula.insert(0, f + Notation.of("W", l) + " ")
                    .append(" + ")
                    .append(Notation.of("b", l))
                    .append(")");
        }
        double probability = fit.probability().at(sample.x());
        return new Block.Equation(
                "a^L = " + formula, "", Notation.vector(Vector.of(1 - probability, probability)), "5");
    }

    private static Block table(PlaneFits fits) {
        return Block.Table.of(
                TEXTS.text("models", "loss", PlaneFits.LEARNED),
                List.of(
                        TEXTS.text("models.neurons"),
                        TEXTS.text("models.parameters"),
                        TEXTS.text("models.batches"),
                        TEXTS.text("models.loss"),
                        TEXTS.text("models.accuracy")),
                fits.fits().stream()
                        .map(fit -> List.of(
                                fit.shape(),
                                String.valueOf(fit.parameters()),
                                String.valueOf(fit.steps()),
                                Numbers.fixed(fit.loss(), 4),
                                Numbers.percent(fit.accuracy())))
                        .toList());
    }

    private Drawing drawing(PlaneFits fits) {
        Levels levels = new Levels(
                PROBABILITIES, ColourScale.diverging(1), p -> Numbers.fixed(p, 1), TEXTS.text("probability"));
        List<FieldMap.Panel> panels = List.of(
                panel(TEXTS.text("panel.logistic"), fits.logistic(), fits.points()),
                panel(TEXTS.text("panel.shallow"), fits.shallow(), fits.points()),
                panel(TEXTS.text("panel.deep"), fits.deep(), fits.points()));
        Legend legend = new Legend(List.of(
                new Legend.Entry(Legend.Sign.CIRCLE, style(0), TEXTS.text("points", "label", 0)),
                new Legend.Entry(Legend.Sign.DIAMOND, style(1), TEXTS.text("points", "label", 1))));
        return new FieldMap(
                panels,
                SIZE,
                levels,
                FormulaText.plain(FormulaText.text("x_1")),
                FormulaText.plain(FormulaText.text("x_2")),
                legend);
    }

    private static FieldMap.Panel panel(Text title, PlaneFits.Fit fit, List<Sample> points) {
        LinearAxis axis = new LinearAxis(-RANGE, RANGE, 1);
        Field field = Field.of((x, y) -> fit.probability().at(Vector.of(x, y)), axis, axis, CELLS);
        return new FieldMap.Panel(
                title,
                List.of(TEXTS.text("panel.result", Map.of("shape", fit.shape(), "accuracy", fit.accuracy()))),
                field,
                List.of(
                        Mark.circles(ofClass(points, 0), 3.2, style(0)),
                        Mark.diamonds(ofClass(points, 1), 4.2, style(1))));
    }

    private static List<Point> ofClass(List<Sample> points, int label) {
        return points.stream()
                .filter(point -> PlaneFits.label(point) == label)
                .map(point -> new Point(point.x().at(1), point.x().at(2)))
                .toList();
    }

    private static ShapeStyle style(int label) {
        return ShapeStyle.fill(label == 0 ? Paint.NEGATIVE : Paint.POSITIVE).outlined(Paint.INK, 1);
    }
}
