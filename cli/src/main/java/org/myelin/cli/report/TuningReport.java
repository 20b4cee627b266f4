package org.myelin.cli.report;

import com.samskivert.mustache.Mustache;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.myelin.cli.text.Resources;
import org.myelin.tune.SearchSpace;
import org.myelin.tune.SuccessiveHalving;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;

/**
 * The page of a search: the leaderboard, and for each setting that has numbers a picture of accuracy over it, without
 * what diverged.
 */
public final class TuningReport {
    private TuningReport() {}

    /**
     * The page.
     *
     * @param board results, the best first
     * @param settings what was drawn for a training
     */
    public static String html(
            SearchSpace space,
            SuccessiveHalving halving,
            List<Result> board,
            Function<Job, Map<String, String>> settings) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Result result : board) {
            Map<String, String> drawn = settings.apply(result.job());
            rows.add(Map.of(
                    "trial", result.job().trial(),
                    "epochs", halving.rungs().get(result.job().rung()),
                    "accuracy",
                            result.isDiverged()
                                    ? "diverged"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.2f %%",
                                            100 * result.score().orElseThrow()),
                    "values", List.copyOf(drawn.values())));
        }
        List<Map<String, Object>> pictures = new ArrayList<>();
        space.ranges().forEach((name, range) -> {
            List<ScatterDrawing.Point> points = new ArrayList<>();
            for (Result result : board) {
                String value = settings.apply(result.job()).get(name);
                result.score()
                        .ifPresent(score -> points.add(new ScatterDrawing.Point(
                                value == null ? "" : value,
                                100 * score,
                                result.job().rung())));
            }
            pictures.add(Map.of("name", name, "range", range.toString(), "svg", ScatterDrawing.of(points, range)));
        });
        return Mustache.compiler()
                .escapeHTML(true)
                .compile(Resources.text(TuningReport.class, "tuning.html.mustache"))
                .execute(Map.of(
                        "names",
                        List.copyOf(space.ranges().keySet()),
                        "rows",
                        rows,
                        "pictures",
                        pictures,
                        "count",
                        board.size(),
                        "trials",
                        halving.trials(),
                        "last",
                        halving.rungs().size() - 1));
    }
}
