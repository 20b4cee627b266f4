package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myelin.doctor.Illness;
import org.myelin.model.ClassMetrics;
import org.myelin.model.ConfusionMatrix;
import org.myelin.model.MacroAverage;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.runs.report.Curves.Quantity;
import org.myelin.text.Numbers;
import org.myelin.text.PlainNumbers;
import org.myelin.text.Resources;
import org.myelin.text.Text;
import org.myelin.view.figure.Frame;
import org.myelin.view.figure.Svg;
import org.myelin.view.page.PageParts;

/** {@code report.html}: what the template report.html.mustache needs, taken from the report. */
final class ReportPage {
    private static final Resources FILES = ReportPage.class::getResourceAsStream;

    /** With more classes than this the confusion matrix has colours only. */
    private static final int MAX_CLASSES_WITH_NUMBERS = 20;

    private static final int MISTAKES = 24;

    /** Longer names of classes stand upright over the columns of the confusion matrix. */
    private static final int SHORT_NAME = 4;

    private final RunReport report;

    private final Curves curves;
    private final Path folder;

    /**
     * Prepares the page.
     *
     * @param folder where the run is
     */
    ReportPage(RunReport report, Curves curves, Path folder) {
        this.report = report;
        this.curves = curves;
        this.folder = folder;
    }

    String html() {
        return PageParts.filled(FILES, "report.html.mustache", content());
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new HashMap<>();
        content.put("t", PageParts.lambda(TEXTS));
        content.put("title", report.title());
        content.put("heading", PageParts.bilingual(TEXTS.text("reportTitle", "name", report.title())));
        Text readout = readout();
        content.put("readoutEnglish", readout.english());
        content.put("readoutChinese", readout.chinese());
        content.put("recipe", folder.resolve("recipe.yaml").toString());
        content.put("css", PageParts.styles() + FILES.text("report.css"));
        content.put("js", PageParts.script() + FILES.text("report.js"));
        content.put("charts", charts());
        content.put("history", history());
        doctor(content);
        flow(content);
        result(content);
        content.put("confusion", confusion());
        content.put("classes", classes());
        content.put("macro", macro());
        content.put("layers", LayerTable.rows(report.model().architecture()));
        content.put("settings", settings());
        provenance(content);
        List<Map<String, Object>> mistakes = MistakeImages.of(report, MISTAKES);
        content.put("mistakes", mistakes);
        content.put("hasMistakes", !mistakes.isEmpty());
        List<String> weights = WeightImages.of(report.model());
        content.put("weights", weights);
        content.put("hasWeights", !weights.isEmpty());
        content.put("weightsColoured", report.model().shape().channels() == 3);
        return content;
    }

    private void result(Map<String, Object> content) {
        double low = report.test().accuracyInterval().low();
        double high = report.test().accuracyInterval().high();
        content.put("testAccuracy", Numbers.percent(report.test().accuracy(), 2));
        content.put("interval", PageParts.bilingual(TEXTS.text("interval", Map.of("low", low, "high", high))));
        content.put("lowPosition", number(100 * low));
        content.put("intervalWidth", number(Math.max(0.4, 100 * (high - low))));
        content.put("accuracyPosition", number(100 * report.test().accuracy()));
        content.put(
                "testLoss",
                PageParts.bilingual(TEXTS.text(
                        "testLossValue",
                        Map.of(
                                "loss",
                                report.test().loss(),
                                "samples",
                                report.test().samples()))));
        content.put("validationAccuracy", Numbers.percent(report.best().validationAccuracy(), 2));
        content.put("bestEpoch", report.best().epoch());
        content.put(
                "ofEpochs",
                PageParts.bilingual(
                        TEXTS.text("ofEpochs", "epochs", report.history().size())));
        content.put(
                "sizes",
                report.model().architecture().sizes().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" – ")));
        content.put("parameters", Numbers.grouped(report.model().architecture().parameterCount()));
        content.put("duration", PageParts.bilingual(Numbers.duration(report.trainingSeconds())));
        content.put("throughput", PageParts.bilingual(TEXTS.text("throughput", "rate", report.samplesPerSecond())));
    }

    private void doctor(Map<String, Object> content) {
        content.put(
                "diagnoses",
                report.diagnoses().stream()
                        .map(reported -> Map.of(
                                "epoch", reported.epoch() == 0 ? "" : inEpoch(reported.epoch()),
                                "title",
                                        PageParts.bilingual(reported.diagnosis().title()),
                                "finding",
                                        PageParts.bilingual(reported.diagnosis().finding()),
                                "advice",
                                        PageParts.bilingual(reported.diagnosis().advice())))
                        .toList());
        boolean healthy = report.diagnoses().isEmpty();
        content.put(
                "healthy",
                healthy ? PageParts.bilingual(TEXTS.text("doctorHealthy", "checks", Illness.values().length)) : "");
    }

    private static String inEpoch(int epoch) {
        return PageParts.bilingual(TEXTS.text("inEpoch", "epoch", epoch));
    }

    /** The line under the pointer in each language, with the names of its values in braces, for the page's script. */
    private static Text readout() {
        return TEXTS.text(
                "readout", Map.of("epoch", "{epoch}", "training", "{training}", "validation", "{validation}"));
    }

    private void flow(Map<String, Object> content) {
        List<Map<String, String>> figures = new ArrayList<>();
        FlowFigures.of(report.steps(), report.history().size())
                .forEach((caption, strips) ->
                        figures.add(Map.of("caption", caption, "svg", Svg.inline(strips, TEXTS.text(caption)))));
        content.put("flow", figures);
        content.put("hasFlow", !figures.isEmpty());
    }

    /** The curves, and where their diagrams lie, for the line under the pointer. */
    private List<Map<String, Object>> charts() {
        List<Map<String, Object>> charts = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            CurvesDrawing drawing = new CurvesDrawing(curves, quantity);
            Text title = CurvesDrawing.title(quantity);
            Frame frame = drawing.frame();
            charts.add(Map.of(
                    "title", PageParts.bilingual(title),
                    "svg", Svg.inline(drawing, title),
                    "left", number(frame.left()),
                    "right", number(frame.left() + frame.width()),
                    "top", number(frame.top()),
                    "bottom", number(frame.top() + frame.height())));
        }
        return charts;
    }

    /** Numbers behind the curves, for the read-out under the pointer. */
    private String history() {
        return report.history().stream()
                .map(metrics -> Stream.of(
                                (double) metrics.epoch(),
                                metrics.trainingLoss(),
                                metrics.validationLoss(),
                                metrics.trainingAccuracy(),
                                metrics.validationAccuracy())
                        .map(PlainNumbers::exact)
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Map<String, Object> confusion() {
        ConfusionMatrix confusion = report.test().confusion();
        boolean numbers = confusion.classes() <= MAX_CLASSES_WITH_NUMBERS;
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            List<Map<String, Object>> cells = new ArrayList<>();
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                long count = confusion.count(truth, predicted);
                double share = (double) count / Math.max(1, confusion.support(truth));
                cells.add(Map.of(
                        "count",
                        numbers ? Long.toString(count) : "",
                        "kind",
                        truth == predicted ? "right" : "wrong",
                        "share",
                        number(100 * Math.sqrt(share) * (truth == predicted ? 0.75 : 1)),
                        "hint",
                        confusion.classNames().get(truth) + " → "
                                + confusion.classNames().get(predicted) + ": " + count + " (" + Numbers.percent(share)
                                + ")"));
            }
            rows.add(Map.of("name", confusion.classNames().get(truth), "cells", cells));
        }
        return Map.of(
                "names",
                numbers ? confusion.classNames() : List.of(),
                "long",
                confusion.classNames().stream().anyMatch(name -> name.length() > SHORT_NAME),
                "rows",
                rows,
                "numbers",
                numbers);
    }

    private List<Map<String, Object>> classes() {
        return report.test().classMetrics().stream()
                .map(metrics -> row(metrics.className(), metrics))
                .toList();
    }

    private static Map<String, Object> row(String name, ClassMetrics metrics) {
        return Map.of(
                "name", name,
                "precision", Numbers.percent(metrics.precision()),
                "recall", Numbers.percent(metrics.recall()),
                "f1", Numbers.percent(metrics.f1()),
                "f1Share", number(100 * metrics.f1()),
                "support", Numbers.grouped(metrics.support()));
    }

    private Map<String, Object> macro() {
        MacroAverage macro = report.test().macroAverage();
        return Map.of(
                "precision", Numbers.percent(macro.precision()),
                "recall", Numbers.percent(macro.recall()),
                "f1", Numbers.percent(macro.f1()),
                "support", Numbers.grouped(report.test().samples()));
    }

    private List<Map<String, String>> settings() {
        return report.settings().entrySet().stream()
                .map(setting -> Map.of("key", setting.getKey(), "value", setting.getValue()))
                .toList();
    }

    private void provenance(Map<String, Object> content) {
        Model model = report.model();
        Provenance provenance = model.provenance();
        content.put("dataset", provenance.dataset());
        content.put("dataHash", provenance.trainingSha256());
        content.put("weightsHash", report.weightsSha256());
        content.put("seed", Long.toString(provenance.seed()));
        content.put("threads", provenance.threads());
        content.put("kernels", provenance.kernels());
        content.put("jdk", provenance.jdk());
        content.put("version", provenance.myelinVersion());
        content.put("created", provenance.created().toString());
    }

    private static String number(double value) {
        return PlainNumbers.rounded(value, 2);
    }
}
