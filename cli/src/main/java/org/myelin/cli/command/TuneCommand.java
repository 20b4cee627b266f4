package org.myelin.cli.command;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.progress.TuningDisplay;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Output;
import org.myelin.recipe.OptimizerSettings;
import org.myelin.recipe.Recipe;
import org.myelin.recipe.ScheduleSettings;
import org.myelin.runs.RunDirectory;
import org.myelin.runs.RunOptions;
import org.myelin.runs.TuningPlan;
import org.myelin.runs.TuningRun;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.tune.Range;
import org.myelin.tune.SearchSpace;
import org.myelin.tune.SuccessiveHalving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code myelin tune}. */
@Command(
        name = "tune",
        customSynopsis = {
            "myelin tune [RECIPE] [--range NAME=RANGE…] [OPTION…]",
            "myelin tune --resume DIR [--threads N] [--data DIR]"
        },
        description = {
            "Searches settings: many trials with random settings get few epochs, the best of them more (asynchronous"
                    + " successive halving). Never uses the test samples.",
            "",
            "A range is  0.1 .. 0.5,  log 1e-4 .. 0.1,  whole 1 .. 8,  or  {relu | gelu}.  Without any, the learning rate is"
                    + " searched from a tenth to ten times the recipe's, and the weight decay from 1e-5 to 1e-2.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin tune digits --trials 9 --epochs 9",
            "  ./myelin tune cifar10 --range \"schedule.learning-rate=log 1e-3 .. 0.3\" \\",
            "      --range \"network.dropout=0 .. 0.3\"",
            "  ./myelin tune --resume runs/…               resume after an interruption",
            "",
            RootCommand.EXIT_CODES
        })
final class TuneCommand implements Callable<Integer> {
    private static final double DECADE = 10;
    private static final int DEFAULT_TRIALS = 27;
    private static final int DEFAULT_REDUCTION = 3;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "A built-in recipe (digits) or a recipe file.")
    private @Nullable String source;

    @Option(names = "--range", paramLabel = "NAME=RANGE", description = "A setting and its range; repeatable.")
    private Map<String, String> ranges = new LinkedHashMap<>();

    @Mixin
    private SetOption set = new SetOption();

    @Option(names = "--trials", paramLabel = "N", description = "Number of trials (27).")
    private @Nullable Integer trials;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of the last rung (the recipe's).")
    private @Nullable Integer epochs;

    @Option(names = "--first-epochs", paramLabel = "N", description = "Fewest epochs of the first rung (a ninth).")
    private @Nullable Integer firstEpochs;

    @Option(names = "--reduction", paramLabel = "N", description = "Keep 1 in N per rung (default 3).")
    private @Nullable Integer reduction;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; they do not change the result.")
    private @Nullable Integer threads;

    @Option(names = "--run-dir", paramLabel = "DIR", description = "Folder of the search (runs/<time>-tune-<name>).")
    private @Nullable Path directory;

    @Option(names = "--resume", paramLabel = "DIR", description = "Resume the search of a folder.")
    private @Nullable Path resume;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        int team = Threads.of("tune", threads);
        Path folder;
        TuningPlan plan;
        if (resume != null) {
            requireNothingElse();
            folder = resume;
            plan = TuningPlan.read(folder);
        } else {
            plan = newPlan();
            folder = RunDirectory.ofNewRun(directory == null ? defaultPath(plan) : directory)
                    .path();
        }
        Output output = root.output();
        RunOptions options = RunOptions.defaults().withThreads(team).withLocations(data.locations());
        TuningRun search = new TuningRun(plan, folder, options, new TuningDisplay(output.out(), output.terminal()));
        root.interruption().onRequest(search::requestStop);
        return switch (search.run()) {
            case FINISHED -> ExitCode.DONE;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case DIVERGED -> ExitCode.DIVERGED;
        };
    }

    private void requireNothingElse() {
        Map<String, Boolean> others = new LinkedHashMap<>();
        others.put(String.valueOf(source), source != null);
        others.put("--range", !ranges.isEmpty());
        others.put("--set", !set.given().keys().isEmpty());
        others.put("--trials", trials != null);
        others.put("--epochs", epochs != null);
        others.put("--first-epochs", firstEpochs != null);
        others.put("--reduction", reduction != null);
        others.put("--run-dir", directory != null);
        others.values().removeIf(given -> !given);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("tune: --resume continues with the plan of the search; leave out "
                    + String.join(", ", others.keySet()) + ", or start a new search");
        }
    }

    private static Path defaultPath(TuningPlan plan) {
        return RunDirectory.defaultPath(
                "tune-" + plan.settings().get(Recipe.NAME.key()), LocalDateTime.now(ZoneId.systemDefault()));
    }

    private TuningPlan newPlan() {
        Recipe recipe =
                Recipe.of(RecipeFiles.load(source == null ? "digits" : source).with(set.given()));
        return new TuningPlan(recipe.settings(), space(recipe), halving(recipe));
    }

    private SuccessiveHalving halving(Recipe recipe) {
        int count = trials == null ? DEFAULT_TRIALS : trials;
        int most = epochs == null ? recipe.epochs() : epochs;
        int share = reduction == null ? DEFAULT_REDUCTION : reduction;
        SuccessiveHalving halving = SuccessiveHalving.of(count, most, share);
        return firstEpochs == null ? halving : halving.withFirstRung(firstEpochs);
    }

    private SearchSpace space(Recipe recipe) {
        SequencedMap<String, Range> space = new LinkedHashMap<>();
        for (Map.Entry<String, String> range : ranges.entrySet()) {
            try {
                space.put(range.getKey(), Range.parse(range.getValue()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("tune: --range " + range.getKey() + ": " + e.getMessage(), e);
            }
        }
        if (space.isEmpty()) {
            double rate = recipe.schedule().learningRate();
            space.put(ScheduleSettings.LEARNING_RATE.key(), new Range.Logarithmic(rate / DECADE, rate * DECADE));
            space.put(OptimizerSettings.WEIGHT_DECAY.key(), new Range.Logarithmic(1e-5, 1e-2));
        }
        return new SearchSpace(space);
    }
}
