package org.myelin.runs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.myelin.text.Resources;
import org.myelin.text.Text;
import org.myelin.tune.Range;
import org.myelin.tune.SearchSpace;
import org.myelin.tune.SuccessiveHalving;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;
import org.myelin.view.figure.Svg;
import org.myelin.view.page.PageParts;

/**
 * The page of a search: the leaderboard, and for each setting a picture of accuracy over it, without what diverged.
 *
 * @param space the settings and their ranges
 * @param halving how trials are trained
 * @param board results, the best first
 * @param settings what was drawn for a training
 */
public record TuningReport(
        SearchSpace space, SuccessiveHalving halving, List<Result> board, Function<Job, Map<String, String>> settings) {
    private static final Resources FILES = TuningReport.class::getResourceAsStream;

    /** Takes a copy of the list. */
    public TuningReport {
        board = List.copyOf(board);
    }

    /** The page, in both languages. */
    public String html() {
        Map<String, Object> content = new HashMap<>();
        content.put("t", Texts.BILINGUAL);
        content.put("css", PageParts.styles() + FILES.text("tuning.css"));
        content.put("js", PageParts.script());
        content.put("lead", PageParts.bilingual(Texts.words("searchLead", board.size(), halving.trials())));
        content.put("names", List.copyOf(space.ranges().keySet()));
        content.put("rows", board.stream().map(this::row).toList());
        content.put("pictures", pictures());
        return PageParts.filled(FILES, "tuning.html.mustache", content);
    }

    private Map<String, Object> row(Result result) {
        return Map.of(
                "trial", result.job().trial(),
                "epochs", halving.rungs().get(result.job().rung()),
                "accuracy",
                        result.isDiverged()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "%.2f %%",
                                        100 * result.score().orElseThrow()),
                "values", List.copyOf(settings.apply(result.job()).values()));
    }

    private List<Map<String, String>> pictures() {
        List<Map<String, String>> pictures = new ArrayList<>();
        space.ranges().forEach((name, range) -> {
            List<ScatterDrawing.Training> trainings = trainings(name);
            if (!trainings.isEmpty()) {
                pictures.add(Map.of("name", name, "range", range.toString(), "svg", picture(name, range, trainings)));
            }
        });
        return pictures;
    }

    private static String picture(String name, Range range, List<ScatterDrawing.Training> trainings) {
        return Svg.inline(new ScatterDrawing(name, range, trainings), Text.same(name));
    }

    private List<ScatterDrawing.Training> trainings(String name) {
        List<ScatterDrawing.Training> trainings = new ArrayList<>();
        for (Result result : board) {
            String value = settings.apply(result.job()).get(name);
            if (value != null) {
                result.score()
                        .ifPresent(score -> trainings.add(new ScatterDrawing.Training(
                                value, 100 * score, result.job().rung())));
            }
        }
        return trainings;
    }
}
