package org.myelin.runs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.myelin.tune.Range;
import org.myelin.tune.SearchSpace;
import org.myelin.tune.SuccessiveHalving;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;

/** The page of a search, with one setting of each kind of range. */
class TuningReportTest {
    private static final String HOSTILE = "<b onclick=x>";

    private static Document page() {
        SequencedMap<String, Range> ranges = new LinkedHashMap<>();
        ranges.put("schedule.learning-rate", new Range.Logarithmic(1e-3, 0.1));
        ranges.put("optimizer.momentum", new Range.Uniform(0.5, 0.9));
        ranges.put("augmentation.shift", new Range.Whole(0, 1));
        ranges.put("name", new Range.Choice(List.of("relu", HOSTILE)));
        Map<Integer, Map<String, String>> drawn = Map.of(
                0, settings("0.01", "0.7", "1", HOSTILE),
                1, settings("0.1", "0.5", "0", "relu"));
        List<Result> board = List.of(
                new Result(new Job(0, 1), OptionalDouble.of(0.75)),
                new Result(new Job(0, 0), OptionalDouble.of(0.5)),
                new Result(new Job(1, 0), OptionalDouble.empty()));
        return Jsoup.parse(new TuningReport(
                        new SearchSpace(ranges),
                        SuccessiveHalving.of(2, 3, 3).withFirstRung(1),
                        board,
                        job -> drawn.get(job.trial()))
                .html());
    }

    private static Map<String, String> settings(String rate, String momentum, String shift, String kind) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("schedule.learning-rate", rate);
        settings.put("optimizer.momentum", momentum);
        settings.put("augmentation.shift", shift);
        settings.put("name", kind);
        return settings;
    }

    private static List<String> ticks(Element svg) {
        return svg.select("text[font-size=12][text-anchor=middle]").eachText();
    }

    @Test
    void page_isInBothLanguages() {
        Document page = page();

        assertThat(page.select("h1 [lang=en], h2 [lang=en], th [lang=en]").eachText())
                .containsExactly(
                        "Search for settings",
                        "Accuracy by setting",
                        "All training runs",
                        "accuracy",
                        "epochs",
                        "trial");
        assertThat(page.select("h1 [lang=zh], h2 [lang=zh], th [lang=zh]")).hasSize(6);
        assertThat(page.select(".subtitle [lang=en]").text()).startsWith("3 training runs of 2 trials.");
        assertThat(page.select(".subtitle [lang=zh]").text()).startsWith("2 组设置，共 3 次训练。");
    }

    @Test
    void page_listsEveryTraining() {
        assertThat(page().select("tbody tr").eachText())
                .containsExactly(
                        "75.00 % 3 0 0.01 0.7 1 " + HOSTILE,
                        "50.00 % 1 0 0.01 0.7 1 " + HOSTILE,
                        "diverged发散 1 1 0.10 0.5 0 relu");
    }

    @Test
    void figures_haveTheAxisOfTheirRange() {
        List<Element> figures = page().select(".figures svg");

        assertThat(figures.stream().map(TuningReportTest::ticks))
                .containsExactly(
                        List.of("10⁻³", "10⁻²", "10⁻¹"),
                        List.of("0.5", "0.6", "0.7", "0.8", "0.9"),
                        List.of("0", "1"),
                        List.of("relu", HOSTILE));
    }

    @Test
    void figures_haveADotForEachTrainingThatDidNotDiverge_darkerAfterMoreEpochs() {
        Element figure = page().select(".figures svg").first();

        assertThat(figure.select("circle title").eachText()).containsExactly("0.01: 75.00 %", "0.01: 50.00 %");
        assertThat(figure.select("circle").eachAttr("opacity")).containsExactly("0.5"); // the other is opaque
    }

    @Test
    void page_hostileSettings_areText() {
        assertThat(page().select("[onclick]")).isEmpty();
    }
}
