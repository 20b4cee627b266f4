package org.myelin.labs.depth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.myelin.data.Split;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.depth.DepthComparison.Kind;
import org.myelin.labs.depth.DepthComparison.Part;
import org.myelin.labs.depth.DepthComparison.Spread;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * The lab {@code depth}: plain against residual networks of growing depth on real data (lecture 17).
 *
 * @param plan which networks, and how they are trained
 * @param split the samples
 * @param progress is called after each run
 */
public record DepthLab(DepthComparison.Plan plan, Split split, Consumer<DepthComparison.Run> progress) implements Lab {
    static final Texts TEXTS = Texts.of("depth", DepthLab.class::getResourceAsStream);

    @Override
    public LabPage page() {
        return page(DepthComparison.train(plan, split, progress));
    }

    /** The page of a comparison that was made. */
    LabPage page(DepthComparison comparison) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Figure("depth", TEXTS.text("figure", "seeds", plan.seeds()), new DepthDrawing(comparison)));
        blocks.add(new Block.Paragraph(TEXTS.text("blocks")));
        blocks.add(Block.Equation.of("a^{l+1} = F(a^l) + a^l", "17"));
        blocks.add(new Block.Paragraph(verdict(comparison)));
        for (Part part : Part.values()) {
            blocks.add(table(comparison, part));
        }
        blocks.add(new Block.Paragraph(TEXTS.text(
                "settings",
                Map.of(
                        "width", plan.width(),
                        "rate", plan.learningRate(),
                        "batch", plan.batchSize(),
                        "epochs", plan.epochs()))));
        Text summary = TEXTS.text(
                "summary",
                Map.of(
                        "samples", split.training().size(),
                        "dataset", FormulaText.literal(split.training().name())));
        return new LabPage("depth", TEXTS.text("title"), summary, blocks);
    }

    private Text verdict(DepthComparison comparison) {
        return TEXTS.text(
                comparison.degrades(Kind.PLAIN) ? "verdict.degradation" : "verdict",
                Map.of(
                        "plain", verdict(comparison, Kind.PLAIN),
                        "residual", verdict(comparison, Kind.RESIDUAL)));
    }

    private Text verdict(DepthComparison comparison, Kind kind) {
        int best = comparison.best(kind);
        int deepest = comparison.depths().getLast();
        double deepestError = comparison.spread(kind, deepest, Part.TRAINING).mean();
        if (best == deepest) {
            return TEXTS.text("verdict.best", Map.of("error", deepestError, "depth", deepest));
        }
        return TEXTS.text(
                comparison.degrades(kind) ? "verdict.rises" : "verdict.overlaps",
                Map.of(
                        "best", best,
                        "error", comparison.spread(kind, best, Part.TRAINING).mean(),
                        "deepest", deepest,
                        "deepestError", deepestError,
                        "seeds", plan.seeds()));
    }

    private static Block table(DepthComparison comparison, Part part) {
        List<Text> header = List.of(
                TEXTS.text("table.depth"),
                TEXTS.text("table.plain"),
                TEXTS.text("table.range"),
                TEXTS.text("table.residual"),
                TEXTS.text("table.range"));
        List<List<String>> rows = new ArrayList<>();
        for (int depth : comparison.depths()) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(depth)));
            for (Kind kind : Kind.values()) {
                Spread error = comparison.spread(kind, depth, part);
                row.add(Numbers.percent(error.mean()));
                row.add(Numbers.percent(error.min()) + " … " + Numbers.percent(error.max()));
            }
            rows.add(row);
        }
        Text caption = TEXTS.text(
                switch (part) {
                    case TRAINING -> "table.training";
                    case VALIDATION -> "table.validation";
                });
        return Block.Table.of(caption, header, rows);
    }
}
