package org.myelin.cli.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.progress.RunDisplay;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Output;
import org.myelin.nn.Activation;
import org.myelin.nn.Loss;
import org.myelin.recipe.NetworkSettings;
import org.myelin.recipe.Recipe;
import org.myelin.recipe.ScheduleSettings;
import org.myelin.runs.RunDirectory;
import org.myelin.runs.RunOptions;
import org.myelin.runs.TrainingRun;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.setting.GivenSettings;
import org.myelin.text.PlainNumbers;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
        modelTransformer = TrainCommand.Settings.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nGeneral:%n",
        parameterListHeading = "%nRecipe:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin train                               digits, in seconds",
            "  ./myelin train cifar10                       the homework",
            "  ./myelin train cifar10 --layers 512,256      another network",
            "  ./myelin train mnist --set batch-size=64     any setting of a recipe",
            "  ./myelin train runs/…/recipe.yaml            the same run, bit for bit",
            "  ./myelin train --resume runs/…               resume after an interruption",
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

    private final SettingOptions options = new SettingOptions(Recipe.descriptions());

    @ArgGroup(validate = false, heading = "%nAny setting:%n", order = 3)
    private SetOption set = new SetOption();

    @ArgGroup(validate = false, heading = "%nRun:%n", order = 4)
    private ExecutionOptions run = new ExecutionOptions();

    @Mixin
    private DataOption data = new DataOption();

    /** Adds the options for single settings. */
    static final class Settings implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            SettingOptions options = ((TrainCommand) spec.userObject()).options;
            options.addTo(
                    spec,
                    "Network (defaults of recipes in parentheses)",
                    1,
                    List.of(NetworkSettings.LAYERS, NetworkSettings.ACTIVATION, NetworkSettings.LOSS));
            options.addTo(
                    spec,
                    "Training",
                    2,
                    List.of(
                            Recipe.EPOCHS,
                            Recipe.BATCH_SIZE,
                            ScheduleSettings.LEARNING_RATE,
                            Recipe.VALIDATION,
                            Recipe.SEED));
            return spec;
        }
    }

    /** Where and how the run goes. */
    static final class ExecutionOptions {
        @Option(names = "--threads", paramLabel = "N", description = "Threads; they do not change the result.")
        private @Nullable Integer threads;

        @Option(names = "--run-dir", paramLabel = "DIR", description = "Folder of the run (runs/<time>-<name>).")
        private @Nullable Path directory;

        @Option(names = "--resume", paramLabel = "DIR", description = "Resume the interrupted run of a folder.")
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
        Recipe recipe = recipe(RecipeFiles.load(source == null ? "digits" : source));
        Path path = run.directory == null
                ? RunDirectory.defaultPath(recipe.name(), LocalDateTime.now(java.time.ZoneId.systemDefault()))
                : run.directory;
        return training(recipe, RunDirectory.ofNewRun(path), output, human).start();
    }

    private TrainingRun.Ending resume(Path path, Output output, PrintWriter human) {
        if (source != null || run.directory != null || !changes().keys().isEmpty()) {
            throw new IllegalArgumentException("train: --resume continues with the settings of the run; leave out "
                    + (source != null
                            ? source
                            : run.directory != null
                                    ? "--run-dir"
                                    : String.join(", ", changes().keys()))
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
     * The recipe with what options change. Another loss takes the outputs along that belong to it, and squared errors
     * of linear outputs a smaller learning rate, unless those are given too: with the recipe's they grow without limit.
     */
    private Recipe recipe(GivenSettings file) {
        GivenSettings changes = changes();
        return Recipe.of(file.with(companions(Recipe.of(file), changes)).with(changes));
    }

    private static GivenSettings companions(Recipe recipe, GivenSettings changes) {
        String loss = recipe.values().text(NetworkSettings.LOSS);
        String other = changes.text(NetworkSettings.LOSS.key()).orElse(loss);
        if (other.equals(loss)) {
            return GivenSettings.none();
        }
        if (!other.equals(Loss.MEAN_SQUARED_ERROR.toString())) {
            return GivenSettings.of(Map.of(NetworkSettings.OUTPUT.key(), Activation.SOFTMAX.toString()));
        }
        double rate = recipe.schedule().learningRate() / RATE_DIVISOR_OF_SQUARED_ERRORS;
        return GivenSettings.of(Map.of(
                NetworkSettings.OUTPUT.key(),
                Activation.LINEAR.toString(),
                ScheduleSettings.LEARNING_RATE.key(),
                PlainNumbers.exact(rate)));
    }

    /** The settings that options change. */
    private GivenSettings changes() {
        return options.given().with(set.given());
    }
}
