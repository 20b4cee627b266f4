package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.myelin.text.Numbers;
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
 * The page of a search: the leaderboard, and for each setting a figure of accuracy over it, without what diverged.
 *
 * @param space the settings and their ranges
 * @param halving how trials are trained
 * @param board results, the best first
 * @param settings what was drawn for a training
 */
public record TuningReport(
        SearchSpace space, SuccessiveHalving halving, List<Result> board, Function<Job, Map<String, String>> settings) {
    private static final Resources FILES = TuningReport.class::getResourceAsStream;

    /** As many as {@link Range} draws. */
    private static final int DIGITS = 3;

    /** Takes a copy of the list. */
    public TuningReport {
        board = List.copyOf(board);
    }

    /** The page, in both languages. */
    public String html() {
        Map<String, Object> content = new HashMap<>();
        content.put("t", PageParts.lambda(TEXTS));
        Text title = TEXTS.text("searchTitle");
        content.put("title", title.english() + " · " + title.chinese());
        content.put("css", PageParts.styles() + FILES.text("tuning.css"));
        content.put("js", PageParts.script());
        content.put(
                "lead",
                PageParts.bilingual(
                        TEXTS.text("searchLead", Map.of("trainings", board.size(), "trials", halving.trials()))));
        content.put("names", List.copyOf(space.ranges().keySet()));
        content.put("rows", rows());
        content.put("figures", figures());
        return PageParts.filled(FILES, "tuning.html.mustache", content);
    }

    private List<Map<String, Object>> rows() {
        List<List<String>> columns = new ArrayList<>();
        space.ranges().forEach((name, range) -> columns.add(column(name, range)));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < board.size(); i++) {
            int row = i;
            rows.add(row(
                    board.get(i),
                    columns.stream().map(column -> column.get(row)).toList()));
        }
        return rows;
    }

    /** The values of a setting, numbers in one format; nothing where a training did not have it. */
    private List<String> column(String name, Range range) {
        List<String> values = board.stream()
                .map(result -> settings.apply(result.job()).getOrDefault(name, ""))
                .toList();
        if (range instanceof Range.Choice) {
            return values;
        }
        Iterator<String> numbers = Numbers.column(
                        values.stream()
                                .filter(value -> !value.isEmpty())
                                .map(Double::valueOf)
                                .toList(),
                        DIGITS)
                .iterator();
        return values.stream()
                .map(value -> value.isEmpty() ? "" : numbers.next())
                .toList();
    }

    private Map<String, Object> row(Result result, List<String> values) {
        return Map.of(
                "trial",
                result.job().trial(),
                "epochs",
                halving.rungs().get(result.job().rung()),
                "accuracy",
                result.isDiverged() ? "" : Numbers.percent(result.score().orElseThrow(), 2),
                "values",
                values);
    }

    private List<Map<String, String>> figures() {
        List<Map<String, String>> figures = new ArrayList<>();
        space.ranges().forEach((name, range) -> {
            List<ScatterDrawing.Training> trainings = trainings(name);
            if (!trainings.isEmpty()) {
                figures.add(Map.of("name", name, "range", range(range), "svg", figure(name, range, trainings)));
            }
        });
        return figures;
    }

    private static String range(Range range) {
        return PageParts.bilingual(TEXTS.text("searchRange", "range", range.toString()));
    }

    private static String figure(String name, Range range, List<ScatterDrawing.Training> trainings) {
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
