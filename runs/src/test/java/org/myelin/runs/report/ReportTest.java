package org.myelin.runs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalizer;
import org.myelin.data.TableDataset;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Illness;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.model.Evaluation;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Scale;
import org.myelin.nn.Whitening;
import org.myelin.text.Language;
import org.myelin.train.LearningRateFinder;
import org.myelin.view.figure.FigureFile;
import org.myelin.view.figure.Fonts;

class ReportTest {
    private static final Fonts FONTS = Fonts.ofMachine();

    @TempDir
    private Path folder;

    /** A report about an untrained network: everything that a real one has. */
    private static RunReport report(FeatureShape shape, List<String> classNames, int epochs) {
        return report(
                shape,
                classNames,
                epochs,
                Architecture.builder(shape.features())
                        .dense(70, Activation.RELU)
                        .classes(classNames.size()));
    }

    private static RunReport report(FeatureShape shape, List<String> classNames, int epochs, Architecture network) {
        Random random = new Random(1);
        int samples = 6 * classNames.size();
        float[] features = new float[samples * shape.features()];
        int[] labels = new int[samples];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextInt(256);
        }
        for (int i = 0; i < samples; i++) {
            labels[i] = i % classNames.size();
        }
        Dataset data = new TableDataset("test", shape, classNames, features, labels);
        Model model = new Model(
                Parameters.initialize(network, 1),
                Normalizer.none(shape),
                classNames,
                Provenance.builder("test").seed(7).build());
        Evaluation evaluation = model.evaluate(data);
        List<EpochMetrics> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(new EpochMetrics(epoch, 2.0 / epoch, 1 - 0.8 / epoch, 2.1 / epoch, 1 - 0.9 / epoch, 0.1, 1));
        }
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("name", "a <b> & \"c\"");
        return new RunReport(
                "a <b> & \"c\"",
                history,
                history.get(epochs / 2),
                model,
                data,
                evaluation,
                settings,
                12,
                3456,
                "abc",
                observedSteps(epochs),
                List.of());
    }

    /** Ten observed steps of three layers in an epoch, the second of which is left out of every other step. */
    private static List<ObservedStep> observedSteps(int epochs) {
        List<ObservedStep> steps = new ArrayList<>();
        for (int k = 0; k < 10 * epochs; k++) {
            LayerFlow first = layer("1", Activation.RELU, 1e-3 * (k + 1), 0.25);
            LayerFlow second = layer("2.1", Activation.TANH, 0.1, 0.5);
            LayerFlow last = layer("3", Activation.SOFTMAX, 1, 0);
            List<LayerFlow> layers = k % 2 == 0 ? List.of(first, second, last) : List.of(first, last);
            steps.add(new ObservedStep(k / 10.0, new GradientFlow(new InputFlow(32, 0, 1), layers)));
        }
        return steps;
    }

    private static LayerFlow layer(String label, Activation f, double sensitivity, double share) {
        double dead = f == Activation.RELU ? share : 0;
        return new LayerFlow(label, 10, f, sensitivity, 1, 2, 2e-3, 0, 1, dead, share - dead);
    }

    /** The report with a diagnosis of the doctor. */
    private static RunReport withDiagnosis(RunReport report, int epoch, Diagnosis diagnosis) {
        return new RunReport(
                report.title(),
                report.history(),
                report.best(),
                report.model(),
                report.testData(),
                report.test(),
                report.settings(),
                report.trainingSeconds(),
                report.samplesPerSecond(),
                report.weightsSha256(),
                List.of(),
                List.of(new ReportedDiagnosis(epoch, diagnosis)));
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    }

    private Document written(RunReport report) throws IOException {
        ReportWriter.write(folder, report, FONTS, Language.ENGLISH);
        return Jsoup.parse(Files.readString(folder.resolve("report.html")));
    }

    @Test
    void report_ofPictures_hasEverySection() throws IOException {
        Document page = written(report(new FeatureShape(3, 8, 8), names(10), 20));

        assertThat(page.select("h2 [lang=en]").eachText())
                .containsExactly(
                        "Loss and accuracy",
                        "Doctor",
                        "Gradient flow",
                        "Confusion matrix",
                        "Results by class",
                        "Misclassified test images with the highest confidence",
                        "Weights of the first layer",
                        "Network",
                        "Settings",
                        "Provenance");
        assertThat(page.select("h2 [lang=zh]")).hasSize(10);
        assertThat(page.select(".confusion tbody td")).hasSize(100);
        assertThat(page.select(".gallery img")).hasSize(24);
        assertThat(page.select(".weights img")).hasSize(64);
        assertThat(page.select(".curves svg")).hasSize(2);
        assertThat(page.select(".curves figcaption [lang=en]").eachText())
                .containsExactly("Loss per epoch", "Accuracy per epoch");
        assertThat(page.select(".curves svg").eachAttr("aria-label"))
                .containsExactly("Loss per epoch / 损失曲线", "Accuracy per epoch / 准确率曲线");
        for (Element figure : page.select(".curves figure")) {
            // the line under the pointer goes from axis to axis: the first vertical line of the grid stands at epoch 2
            Element grid = figure.select("line").stream()
                    .filter(line -> line.attr("x1").equals(line.attr("x2")))
                    .findFirst()
                    .orElseThrow();
            double left = Double.parseDouble(figure.attr("data-left"));
            double right = Double.parseDouble(figure.attr("data-right"));
            assertThat(Double.parseDouble(grid.attr("x1"))).isCloseTo(left + (right - left) / 19, offset(0.01));
            assertThat(Double.parseDouble(figure.attr("data-top"))).isEqualTo(Double.parseDouble(grid.attr("y1")));
            assertThat(Double.parseDouble(figure.attr("data-bottom"))).isEqualTo(Double.parseDouble(grid.attr("y2")));
        }
        assertThat(page.text()).contains("best epoch 11").contains("最佳轮次（第 11 轮）");
    }

    @Test
    void report_ofObservedSteps_drawsAStripForEachLayer() throws IOException {
        Document page = written(report(FeatureShape.flat(5), names(3), 3));

        assertThat(page.select(".flow figcaption [lang=en]").eachText())
                .containsExactly(
                        "Sensitivities |δ| (lecture 11 to 16)",
                        "Relative change of the weights per step",
                        "Dead neurons",
                        "Saturated neurons");
        assertThat(page.select(".flow figure").first().select("text[lang=en]").eachText())
                .contains("layer 1 · relu", "layer 2.1 · tanh", "layer 3 · softmax", "epoch");
        assertThat(page.select(".flow figure").first().select("text[lang=zh]").eachText())
                .contains("第 2.1 层 · tanh");
        // 30 observations of three layers, less the 15 without the second, 3 outlines, and 110 rectangles of the colour
        // bar
        // with its outline
        assertThat(page.select(".flow figure").first().select("rect")).hasSize(3 * 30 - 15 + 3 + 111);
        assertThat(page.select(".flow figure").get(2).select("rect")).hasSize(30 + 1 + 111);
        assertThat(page.select(".diagnoses li")).isEmpty();
        assertThat(page.text()).contains("No problems found (12 checks).", "12 项检查均未发现问题。");
    }

    @Test
    void report_ofManyObservedSteps_drawsAtMostSixtyForEachLayer() throws IOException {
        Document page = written(report(FeatureShape.flat(5), names(3), 100));

        // a part of the run is 100 / 60 epochs; the first observation, at 0, is one of its own
        assertThat(page.select(".flow figure").get(2).select("rect")).hasSize(61 + 1 + 111);
    }

    @Test
    void report_ofAnIllRun_saysWhatTheDoctorSaid() throws IOException {
        Diagnosis dead = new Diagnosis(
                Illness.DEAD_NEURONS,
                Optional.of("2"),
                Map.of("layer", "2", "fraction", 0.75, "activation", "<relu>", "neurons", 32));

        Document page = written(withDiagnosis(report(FeatureShape.flat(5), names(3), 4), 3, dead));

        assertThat(page.select(".diagnoses li")).hasSize(1);
        assertThat(page.select(".diagnoses li [lang=en]").eachText())
                .containsExactly(
                        "dead neurons",
                        "epoch 3",
                        dead.finding().english(),
                        dead.advice().english());
        assertThat(page.select(".diagnoses li [lang=zh]").eachText())
                .contains(dead.finding().chinese());
        assertThat(page.text()).doesNotContain("No problems found");
        assertThat(page.select(".flow")).isEmpty();
    }

    @Test
    void report_ofDataThatIsIll_namesNoEpoch() throws IOException {
        Diagnosis batch = new Diagnosis(
                Illness.BATCH_TOO_LARGE,
                Optional.empty(),
                Map.of(
                        "steps-per-epoch", 2,
                        "samples", 1000,
                        "steps", 20,
                        "samples-per-step", 500,
                        "suggested-batch", 125));

        Document page = written(withDiagnosis(report(FeatureShape.flat(5), names(3), 4), 0, batch));

        assertThat(page.select(".diagnoses li")).hasSize(1);
        assertThat(page.select(".diagnoses li small")).isEmpty();
    }

    @Test
    void report_ofATable_hasNoPictures() throws IOException {
        Document page = written(report(FeatureShape.flat(5), names(3), 4));

        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("h2 [lang=en]").eachText())
                .doesNotContain("Misclassified test images with the highest confidence");
    }

    @ParameterizedTest
    @CsvSource({"2,1", "2,200", "21,3", "100,1"})
    void report_fewOrManyClassesAndEpochs_isComplete(int classes, int epochs) throws IOException {
        Document page = written(report(FeatureShape.flat(5), names(classes), epochs));

        assertThat(page.select(".confusion tbody td")).hasSize(classes * classes);
        assertThat(page.select(".confusion.dense")).hasSize(classes > 20 ? 1 : 0);
        assertThat(page.select(".charts").attr("data-history").split("],", -1)).hasSize(epochs);
        assertThat(folder.resolve("curves.png")).isNotEmptyFile();
    }

    @Test
    void report_everyKindOfLayer_saysWhatItIs() throws IOException {
        Architecture network = Architecture.builder(192)
                .layer(new Whitening(100, 0.01))
                .dense(2000, Activation.LINEAR)
                .batchNorm()
                .activate(Activation.GELU)
                .dropout(0.2)
                .layer(new Scale())
                .layer(new Residual(
                        List.of(new LayerNorm(), new Dense(30, Activation.SILU), new Dense(40, Activation.LINEAR)),
                        0.1))
                .classes(10);

        Document page = written(report(new FeatureShape(3, 8, 8), names(10), 5, network));

        // the Chinese text of each cell stands in the page too, and one of them is hidden
        assertThat(page.select("section:has(h2:contains(Network)) tr").eachText())
                .containsExactly(
                        "Layer层 Type类型 Weights W连接权 W Bias b偏置 b Activation f激活函数 f Initialisation初始化 Parameters参数个数",
                        "1 whitening白化 100 × 192 – – – 0",
                        "2 fully connected全连接 2,000 × 100 ✓ linear xavier 202,000",
                        "3 batch normalisation批归一化 – – – – 4,000",
                        "4 activation激活函数 – – gelu – 0",
                        "5 dropout随机失活 p = 0.2 – – – – 0",
                        "6 learned scaling可学习的缩放 – – – – 2,000",
                        "7.s fully connected全连接 40 × 2,000 – linear xavier 80,000",
                        "7.1 layer normalisation层归一化 – – – – 4,000",
                        "7.2 fully connected全连接 30 × 2,000 ✓ silu he 60,030",
                        "7.3 fully connected全连接 40 × 30 ✓ linear xavier 1,240",
                        "7 residual block残差块 F(x) + Wx, p = 0.1 – – – – 0",
                        "8 fully connected全连接 10 × 40 ✓ softmax xavier 410",
                        "Σ 353,680");
    }

    @Test
    void report_hostileNames_areText() throws IOException {
        List<String> hostile = List.of("<script>alert(1)</script>", "\"><img src=x>", "a&b");

        Document page = written(report(new FeatureShape(1, 4, 4), hostile, 2));

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img[src=x]")).isEmpty();
        assertThat(page.select(".confusion tbody th").eachText()).containsExactlyElementsOf(hostile);
        assertThat(page.title()).startsWith("a <b> & \"c\": ");
    }

    @Test
    void report_needsNothingFromTheNetwork() throws IOException {
        Document page = written(report(new FeatureShape(3, 8, 8), names(10), 20));

        assertThat(page.select("link, iframe, script[src], object, embed")).isEmpty();
        for (Element image : page.select("img")) {
            assertThat(image.attr("src")).startsWith("data:image/png;base64,");
            assertThat(image.hasAttr("alt")).isTrue();
        }
        assertThat(Files.readString(folder.resolve("report.html")))
                .doesNotContain("http:", "https:", "url(", "@import");
    }

    @Test
    void report_sameContent_sameBytes() throws IOException {
        RunReport report = report(new FeatureShape(3, 8, 8), names(10), 20);
        written(report);
        byte[] first = Files.readAllBytes(folder.resolve("report.html"));

        written(report);

        assertThat(folder.resolve("report.html")).hasBinaryContent(first);
    }

    @Test
    void curves_withFonts_areAPicture() throws IOException {
        List<String> notices =
                ReportWriter.write(folder, report(FeatureShape.flat(5), names(3), 9), FONTS, Language.ENGLISH);

        assertThat(notices).isEmpty();
        assertThat(ImageIO.read(folder.resolve("curves.png").toFile()).getWidth())
                .isEqualTo(2240);
        assertThat(folder.resolve("curves.svg")).doesNotExist();
    }

    @Test
    void curves_withoutFonts_areADrawingAndANotice() throws IOException {
        Fonts none = Fonts.probe(() -> {
            throw new InternalError("Fontconfig head is null");
        });

        List<String> notices =
                ReportWriter.write(folder, report(FeatureShape.flat(5), names(3), 9), none, Language.CHINESE);

        assertThat(notices)
                .containsExactly("this machine has no fonts for curves.png (java.lang.InternalError: Fontconfig head is"
                        + " null), so the figure is in curves.svg; installing fontconfig and any font helps");
        assertThat(folder.resolve("curves.png")).doesNotExist();
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        Document drawing =
                Jsoup.parse(Files.readString(folder.resolve("curves.svg")), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(drawing.select("svg > g")).hasSize(2);
        assertThat(drawing.text()).contains("最佳轮次（第 5 轮）", "损失曲线").doesNotContain("best");
    }

    @Test
    void learningRatePicture_showsSweepsAndSuggestion() throws IOException {
        Fonts none = Fonts.probe(() -> {
            throw new InternalError("Fontconfig head is null");
        });
        List<LearningRateFinder.Point> sweep = List.of(
                new LearningRateFinder.Point(1e-4, 2),
                new LearningRateFinder.Point(1e-2, 1),
                new LearningRateFinder.Point(1, 50));

        LearningRateFigure figure =
                new LearningRateFigure(new FigureFile(folder.resolve("curve.png"), none), Language.ENGLISH);

        List<String> notices = figure.write(new LearningRateFinder.Result(List.of(sweep, sweep), 0.013, 0.2));

        assertThat(figure.file().path()).isEqualTo(folder.resolve("curve.svg"));
        assertThat(notices)
                .containsExactly("this machine has no fonts for curve.png (java.lang.InternalError: Fontconfig head is"
                        + " null), so the figure is in curve.svg; installing fontconfig and any font helps");
        Document drawing =
                Jsoup.parse(Files.readString(folder.resolve("curve.svg")), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(drawing.select("polyline")).hasSize(2);
        assertThat(drawing.text())
                .contains("2 sweeps", "suggested: 0.013", "up to 0.2", "10⁻⁴", "3.0")
                .doesNotContain("50");
    }
}
