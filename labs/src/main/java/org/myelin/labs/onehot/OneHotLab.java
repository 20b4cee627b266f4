package org.myelin.labs.onehot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Vector;
import org.myelin.message.Spelling;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.HeatMap;
import org.myelin.view.figure.LinearAxis;

/**
 * The lab {@code onehot}: classes as vectors, and what the output of a network is compared with (lecture 8, 9).
 *
 * @param source where the class names are from
 * @param names of the classes, 2 to 20 different ones
 * @param chosen name of the class of the sample
 * @param output a^L, one component for each class; none draws it
 * @param seed where it is drawn from
 */
public record OneHotLab(String source, List<String> names, String chosen, List<Double> output, long seed)
        implements Lab {
    static final Texts TEXTS = Texts.of("onehot", OneHotLab.class::getResourceAsStream);

    private static final int MAX_CLASSES = 20;

    /** Takes copies of the lists, and checks that there are classes, and that the chosen one is among them. */
    public OneHotLab {
        names = names.stream().map(String::strip).toList();
        int count = names.size();
        if (count < 2 || count > MAX_CLASSES || names.stream().distinct().count() != count) {
            throw new IllegalArgumentException("lab onehot: needs 2 to " + MAX_CLASSES + " different classes, but got "
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
        blocks.add(new Block.Heading(TEXTS.text("comparison")));
        blocks.addAll(comparison(shown(), y));
        Text summary = TEXTS.text("summary", Map.of("count", names.size(), "source", FormulaText.literal(source)));
        return new LabPage("onehot", TEXTS.text("title"), summary, blocks);
    }

    private List<Block> encoding() {
        int count = names.size();
        List<List<String>> rows = IntStream.range(0, count)
                .mapToObj(label -> List.of(
                        FormulaText.literal(names.get(label)),
                        Integer.toString(label),
                        Notation.vector(OneHot.encode(label, count))))
                .toList();
        return List.of(
                Block.Equation.of("y_j = [j = c + 1]", "8"),
                new Block.Paragraph(TEXTS.text("bracket")),
                Block.Table.of(
                        TEXTS.text("vectors"),
                        List.of(TEXTS.text("class"), TEXTS.text("label"), FormulaText.text("y")),
                        rows),
                new Block.Figure("onehot", TEXTS.text("figure"), map()));
    }

    private HeatMap map() {
        int count = names.size();
        return new HeatMap(
                TEXTS.text("class"),
                TEXTS.text("map.component"),
                names.stream().map(Text::same).toList(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(j -> FormulaText.plain(FormulaText.text(Notation.indexed("y", j))))
                        .toList(),
                IntStream.range(0, count)
                        .mapToObj(label -> Notation.list(OneHot.encode(label, count)))
                        .toList(),
                ColourScale.sequential(new LinearAxis(0, 1, 1)),
                value -> Numbers.fixed(value, 0),
                TEXTS.text("map.value"));
    }

    /** The output that is given, or numbers between 0 and 1 with two decimal places. */
    private Vector shown() {
        Random random = new Random(seed);
        return output.isEmpty()
                ? Vector.build(names.size(), j -> Math.rint(100 * random.nextDouble()) / 100)
                : Notation.vector(output);
    }

    private List<Block> comparison(Vector a, Vector y) {
        List<List<String>> rows = IntStream.rangeClosed(1, a.size())
                .mapToObj(j -> List.of(
                        FormulaText.literal(names.get(j - 1)),
                        Numbers.text(a.at(j)),
                        Numbers.text(y.at(j)),
                        Numbers.text(a.at(j) - y.at(j))))
                .toList();
        String target = output.isEmpty() ? "target.random" : "target.given";
        return List.of(
                new Block.Paragraph(TEXTS.text(target, "class", FormulaText.literal(chosen))),
                Block.Table.of(
                        TEXTS.text("components"),
                        List.of(
                                TEXTS.text("class"),
                                FormulaText.text("a_j"),
                                FormulaText.text("y_j"),
                                FormulaText.text("a_j - y_j")),
                        rows),
                new Block.Figure(
                        "comparison",
                        TEXTS.text("figure.comparison"),
                        new TargetDrawing(names, Notation.list(a), Notation.list(y))),
                new Block.Equation(
                        "J = \\frac{1}{2} \\sum_j (a_j - y_j)^2",
                        "½ · (" + Notation.sum(a.size(), j -> Notation.factor(a.at(j) - y.at(j)) + "²") + ")",
                        Numbers.text(new MeanSquaredError().of(a, a, y)),
                        "9"),
                new Block.Paragraph(answer(names.get(OneHot.decode(a)))));
    }

    private Text answer(String name) {
        return TEXTS.text(name.equals(chosen) ? "answer.right" : "answer.wrong", "class", FormulaText.literal(name));
    }
}
