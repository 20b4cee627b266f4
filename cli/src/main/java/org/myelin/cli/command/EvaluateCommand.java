package org.myelin.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Output;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.TestTimeViews;
import org.myelin.data.TrainingAndTest;
import org.myelin.model.ClassMetrics;
import org.myelin.model.ConfusionMatrix;
import org.myelin.model.Evaluation;
import org.myelin.model.EvaluationOptions;
import org.myelin.model.Model;
import org.myelin.text.Numbers;
import org.myelin.view.text.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code myelin evaluate}. */
@Command(
        name = "evaluate",
        description = "Measures a trained model on a data set.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin evaluate runs/…/best.safetensors cifar10",
            "  ./myelin evaluate model.safetensors cifar10 --views flip,shift",
            "  ./myelin evaluate model.safetensors mnist --json"
        })
final class EvaluateCommand implements Callable<Integer> {
    /** The parts of a data set. */
    enum Part {
        TEST,
        TRAINING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Views of an image. */
    enum View {
        FLIP,
        SHIFT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int SHIFT = 2;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Parameters(paramLabel = "MODEL", description = "A model file, for example runs/…/best.safetensors.")
    @SuppressWarnings("NullAway.Init")
    private Path modelFile;

    @Parameters(paramLabel = "DATASET", description = "digits, mnist, fashion-mnist or cifar10.")
    @SuppressWarnings("NullAway.Init")
    private String dataset;

    @Option(names = "--part", description = "test or training. Default: ${DEFAULT-VALUE}", defaultValue = "test")
    private Part part = Part.TEST;

    @Option(
            names = "--views",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "VIEW,…",
            description =
                    "Average over views of each image: flip, shift (2 pixels). State this when reporting results.")
    private List<View> views = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; they do not change the result.")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        Output output = root.output();
        Model model = Model.load(modelFile);
        TrainingAndTest both =
                Datasets.load(dataset, data.locations(), new DownloadDisplay(output.err(), output.terminal()));
        Dataset samples = part == Part.TEST ? both.test() : both.training();
        Evaluation evaluation = model.evaluate(
                samples,
                EvaluationOptions.defaults()
                        .withThreads(Threads.of("evaluate", threads))
                        .withViews(testTimeViews()));
        if (json) {
            output.out().println(json(evaluation));
        } else {
            print(output.out(), evaluation);
        }
        return ExitCode.DONE;
    }

    private TestTimeViews testTimeViews() {
        return new TestTimeViews(views.contains(View.FLIP), views.contains(View.SHIFT) ? SHIFT : 0);
    }

    private void print(PrintWriter out, Evaluation evaluation) {
        out.println("model     " + modelFile);
        out.println("data      " + dataset + ", " + part + ", " + Numbers.grouped(evaluation.samples()) + " samples");
        if (!views.isEmpty()) {
            out.println("views     " + testTimeViews() + ", the mean of "
                    + testTimeViews().count() + " outputs");
        }
        out.println("accuracy  " + Numbers.percent(evaluation.accuracy(), 2) + ", 95 % interval "
                + Numbers.percent(evaluation.accuracyInterval().low(), 2) + " to "
                + Numbers.percent(evaluation.accuracyInterval().high(), 2));
        out.println("loss      " + Numbers.loss(evaluation.loss()));
        out.println();
        ConfusionMatrix confusion = evaluation.confusion();
        int width = Math.max(
                9,
                confusion.classNames().stream().mapToInt(String::length).max().orElse(0));
        out.println(Columns.left("class", width) + "  precision  recall     F1  samples");
        for (ClassMetrics metrics : evaluation.classMetrics()) {
            out.println(Columns.left(metrics.className(), width)
                    + Columns.right(Numbers.fixed(metrics.precision(), 3), 11)
                    + Columns.right(Numbers.fixed(metrics.recall(), 3), 8)
                    + Columns.right(Numbers.fixed(metrics.f1(), 3), 7)
                    + Columns.right(Numbers.grouped(metrics.support()), 9));
        }
        out.println();
        printConfusion(out, confusion, width);
    }

    private static void printConfusion(PrintWriter out, ConfusionMatrix confusion, int width) {
        out.println("confusion (rows: true class, columns: predicted class)");
        StringBuilder heading = new StringBuilder(" ".repeat(width));
        for (int c = 0; c < confusion.classes(); c++) {
            heading.append(Columns.right(abbreviated(confusion.classNames().get(c)), 7));
        }
        out.println(heading);
        for (int truth = 0; truth < confusion.classes(); truth++) {
            StringBuilder row =
                    new StringBuilder(Columns.left(confusion.classNames().get(truth), width));
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                row.append(Columns.right(Numbers.grouped(confusion.count(truth, predicted)), 7));
            }
            out.println(row);
        }
    }

    private static String abbreviated(String name) {
        return name.length() <= 6 ? name : name.substring(0, 6);
    }

    private String json(Evaluation evaluation) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("model", modelFile.toString());
        node.put("dataset", dataset);
        node.put("part", part.toString());
        node.put("samples", evaluation.samples());
        node.put("views", testTimeViews().toString());
        node.put("loss", evaluation.loss());
        node.put("accuracy", evaluation.accuracy());
        node.put("accuracy_low", evaluation.accuracyInterval().low());
        node.put("accuracy_high", evaluation.accuracyInterval().high());
        ArrayNode classes = node.putArray("classes");
        for (ClassMetrics metrics : evaluation.classMetrics()) {
            ObjectNode entry = classes.addObject();
            entry.put("name", metrics.className());
            entry.put("precision", metrics.precision());
            entry.put("recall", metrics.recall());
            entry.put("f1", metrics.f1());
            entry.put("samples", metrics.support());
        }
        node.putPOJO("confusion", evaluation.confusion().toArray());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
