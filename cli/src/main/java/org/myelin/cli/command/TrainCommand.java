package org.myelin.cli.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.ExitCode;
import org.myelin.cli.Output;
import org.myelin.cli.progress.RunDisplay;
import org.myelin.runs.RunDirectory;
import org.myelin.runs.RunOptions;
import org.myelin.runs.TrainingRun;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.text.PlainNumbers;
import org.myelin.train.Recipe;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code myelin train}. */
@Command(
        name = "train",
        customSynopsis = {
            "myelin train [DATASET|RECIPE.yaml] [OPTION…]",
            "myelin train --resume DIR [--threads N] [--data DIR]"
        },
        description = {
            "Trains a network, keeps the model that is best on validation data, measures it on test data, and writes a"
                    + " report.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nGeneral:%n",
        parameterListHeading = "%nWhat to train:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin train                               digits, in seconds",
            "  ./myelin train cifar10                       the homework",
            "  ./myelin train cifar10 --layers 512,256      another network",
            "  ./myelin train mnist --set batch-size=64     any setting of a recipe",
            "  ./myelin train runs/…/recipe.yaml            the same run, bit for bit",
            "  ./myelin train --resume runs/…               go on after an interruption",
            "",
            RootCommand.EXIT_CODES
        })
final class TrainCommand implements Callable<Integer> {
    /** Squared errors take the recipe's learning rate for cross-entropy divided by this; docs/recipes.md. */
    private static final double RATE_DIVISOR_OF_SQUARED_ERRORS = 10;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATASET|RECIPE.yaml",
            description =
                    "digits (default), mnist, mnist-best, fashion-mnist, cifar10, cifar10-lecture, cifar10-augmented, cifar10-best,"
                            + " cifar10-long, or a recipe file.")
    private @Nullable String source;

    @ArgGroup(validate = false, heading = "%nNetwork:%n")
    private final NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nTraining:%n")
    private final MethodOptions method = new MethodOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    private final ExecutionOptions run = new ExecutionOptions();

    @Mixin
    private final DataOption data = new DataOption();

    /** What is trained. */
    static final class NetworkOptions {
        @Option(names = "--layers", paramLabel = "N,N…", description = "Neurons of the hidden layers, e.g. 1024,512.")
        private @Nullable String layers;

        @Option(
                names = "--activation",
                paramLabel = "NAME",
                description = "relu, gelu, silu, tanh, sigmoid …; see docs/settings.md.")
        private @Nullable String activation;

        @Option(
                names = "--loss",
                paramLabel = "NAME",
                description = {
                    "cross-entropy (with softmax outputs) or mse (with linear outputs and,",
                    "unless given, a tenth of the recipe's learning rate)."
                })
        private @Nullable String loss;
    }

    /** How it is trained. */
    static final class MethodOptions {
        @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training samples.")
        private @Nullable String epochs;

        @Option(names = "--batch-size", paramLabel = "N", description = "Samples of a mini-batch.")
        private @Nullable String batchSize;

        @Option(names = "--learning-rate", paramLabel = "X", description = "Learning rate at the beginning.")
        private @Nullable String learningRate;

        @Option(names = "--validation", paramLabel = "N", description = "Training samples split off for validation.")
        private @Nullable String validation;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
        private @Nullable String seed;

        @Option(
                names = "--set",
                paramLabel = "KEY=VALUE",
                description =
                        "Any setting of a recipe (docs/settings.md), e.g. optimizer.weight-decay=0.001; may be repeated,"
                                + " and counts more than the other options.")
        private final Map<String, String> settings = new LinkedHashMap<>();
    }

    /** Where and how the run goes. */
    static final class ExecutionOptions {
        @Option(names = "--threads", paramLabel = "N", description = "Threads; they do not change the result.")
        private @Nullable Integer threads;

        @Option(names = "--run-dir", paramLabel = "DIR", description = "Folder of the run (runs/<time>-<name>).")
        private @Nullable Path directory;

        @Option(names = "--resume", paramLabel = "DIR", description = "Go on with the interrupted run of a folder.")
        private @Nullable Path resume;

        @Option(
                names = "--checkpoint-every",
                paramLabel = "SECONDS",
                description = "Time between checkpoints; 30 s within an epoch, 10 s after one.")
        private @Nullable Double checkpointSeconds;

        @Option(names = "--quiet", description = "Print errors only.")
        private boolean quiet;

        @Option(names = "--json", description = "JSON on stdout, everything else on stderr.")
        private boolean json;
    }

    @Override
    public Integer call() {
        Output output = root.output();
        PrintWriter human = human(output);
        TrainingRun.Ending ending = run.resume == null ? startNew(output, human) : resume(run.resume, output, human);
        return switch (ending) {
            case TrainingRun.Ending.Interrupted() -> ExitCode.INTERRUPTED;
            case TrainingRun.Ending.Finished(var summary) -> {
                if (run.json) {
                    output.out().println(summary.json());
                }
                yield ExitCode.DONE;
            }
        };
    }

    private PrintWriter human(Output output) {
        if (run.quiet) {
            return new PrintWriter(Writer.nullWriter());
        }
        return run.json ? output.err() : output.out();
    }

    private TrainingRun.Ending startNew(Output output, PrintWriter human) {
        SequencedMap<String, String> settings = RecipeFiles.load(source == null ? "digits" : source);
        change(settings);
        Recipe recipe = Recipe.of(settings);
        Path path = run.directory == null
                ? RunDirectory.usualPath(recipe.name(), LocalDateTime.now(java.time.ZoneId.systemDefault()))
                : run.directory;
        return training(recipe, RunDirectory.ofNewRun(path), output, human).start();
    }

    private TrainingRun.Ending resume(Path path, Output output, PrintWriter human) {
        if (source != null || run.directory != null || !changes().isEmpty()) {
            throw new IllegalArgumentException("train: --resume continues with the settings of the run; leave out "
                    + (source != null
                            ? source
                            : run.directory != null
                                    ? "--run-dir"
                                    : String.join(", ", changes().keySet()))
                    + ", or start a new run");
        }
        RunDirectory directory = RunDirectory.open(path);
        if (TrainingRun.isFinished(directory)) {
            throw new IllegalArgumentException("train: the run in " + path + " is already finished; see "
                    + directory.report() + ", or run its recipe again: myelin train " + directory.recipe());
        }
        Recipe recipe = Recipe.of(RecipeFiles.load(directory.recipe().toString()));
        return training(recipe, directory, output, human).resume();
    }

    private TrainingRun training(Recipe recipe, RunDirectory directory, Output output, PrintWriter human) {
        RunOptions options = new RunOptions(Threads.of("train", run.threads), checkpointInterval(), data.locations());
        RunDisplay display = new RunDisplay(human, output.terminal(), directory);
        TrainingRun training = new TrainingRun(recipe, directory, options, display);
        root.interruption().onRequest(training::requestStop);
        return training;
    }

    private Optional<Duration> checkpointInterval() {
        if (run.checkpointSeconds == null) {
            return Optional.empty();
        }
        if (!(run.checkpointSeconds >= 0 && run.checkpointSeconds < 1e6)) {
            throw new IllegalArgumentException(
                    "train: --checkpoint-every must be at least 0 seconds, but is " + run.checkpointSeconds);
        }
        return Optional.of(Duration.ofMillis(Math.round(1000 * run.checkpointSeconds)));
    }

    /**
     * Changes what options ask for. Another loss takes the outputs along that belong to it, and squared errors of linear
     * outputs a smaller learning rate, unless those are given too: with the usual one they grow without limit.
     */
    private void change(SequencedMap<String, String> settings) {
        Map<String, String> changes = changes();
        String loss = changes.get("network.loss");
        if (loss != null && !loss.equals(settings.get("network.loss"))) {
            boolean squared = loss.equals("mse");
            changes.putIfAbsent("network.output", squared ? "linear" : "softmax");
            if (squared) {
                double rate = Recipe.of(settings).schedule().learningRate();
                changes.putIfAbsent(
                        "schedule.learning-rate", PlainNumbers.exact(rate / RATE_DIVISOR_OF_SQUARED_ERRORS));
            }
        }
        settings.putAll(changes);
    }

    /** The settings that options change. */
    private Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        put(changes, "network.layers", network.layers);
        put(changes, "network.activation", network.activation);
        put(changes, "network.loss", network.loss);
        put(changes, "epochs", method.epochs);
        put(changes, "batch-size", method.batchSize);
        put(changes, "schedule.learning-rate", method.learningRate);
        put(changes, "validation", method.validation);
        put(changes, "seed", method.seed);
        List.copyOf(method.settings.entrySet()).forEach(set -> put(changes, set.getKey(), set.getValue()));
        return changes;
    }

    private static void put(Map<String, String> changes, String key, @Nullable String value) {
        if (value != null) {
            changes.put(key, value);
        }
    }
}
