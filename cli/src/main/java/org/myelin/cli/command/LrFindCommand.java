package org.myelin.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.data.Split;
import org.myelin.recipe.Recipe;
import org.myelin.recipe.ScheduleSettings;
import org.myelin.runs.RecipeData;
import org.myelin.runs.ShellText;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.runs.report.LearningRateFigure;
import org.myelin.setting.GivenSettings;
import org.myelin.text.Language;
import org.myelin.text.PlainNumbers;
import org.myelin.train.LearningRateFinder;
import org.myelin.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lr-find}. */
@Command(
        name = "lr-find",
        description = {
            "Finds a learning rate: trains for some steps while the rate increases, three times, and suggests the rate at which"
                    + " 90 % of the drop in loss is reached. Uses training samples only.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin lr-find cifar10",
            "  ./myelin lr-find cifar10 --set optimizer.type=adamw --figure adamw.png"
        })
final class LrFindCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "A built-in recipe (digits) or a recipe file.")
    private String source = "digits";

    @Option(names = "--from", paramLabel = "X", description = "Smallest rate (1e-5).")
    private double from = LearningRateFinder.FROM;

    @Option(names = "--to", paramLabel = "X", description = "Largest rate (1).")
    private double to = LearningRateFinder.TO;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of each of the three sweeps (300).")
    private int steps = LearningRateFinder.STEPS;

    @Mixin
    private SetOption set = new SetOption();

    @Option(names = "--figure", paramLabel = "FILE", description = "File of the loss curves (learning-rate.png).")
    private Path figure = Path.of("learning-rate.png");

    @Option(names = "--threads", paramLabel = "N", description = "Threads; they do not change the result.")
    private @Nullable Integer threads;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        int team = Threads.of("lr-find", threads);
        Recipe recipe = Recipe.of(RecipeFiles.load(source).with(set.given()));
        LearningRateFigure curves = LearningRateFigure.at(figure, Language.of(Locale.getDefault()));
        PrintWriter out = root.output().out();
        Split split = RecipeData.load(
                        recipe,
                        data.locations(),
                        new DownloadDisplay(out, root.output().terminal()))
                .split();
        LearningRateFinder.Result result =
                Trainer.builder(recipe, split).threads(team).build().findLearningRate(from, to, steps);
        print(out, result, recipe.values().text(ScheduleSettings.LEARNING_RATE));
        curves.write(result).forEach(notice -> out.println("note        " + notice));
        out.println("curves      " + curves.file().path());
        return ExitCode.DONE;
    }

    /** The numbers first: they took the time, and the figure may fail. */
    private void print(PrintWriter out, LearningRateFinder.Result result, String rate) {
        out.println("suggested   " + text(result.suggestion()) + "  where 90 % of the drop in loss is reached");
        out.println("up to       " + text(result.largest())
                + "  where the loss is smallest; with momentum and a falling schedule often better");
        out.println("recipe      " + rate + "  what it has now");
        out.println("next        " + next(result));
        out.flush();
    }

    /** The training with the settings that were given and the rate that was found. */
    private String next(LearningRateFinder.Result result) {
        StringBuilder command = new StringBuilder("./myelin train ").append(ShellText.of(source));
        GivenSettings given = set.given();
        for (String key : given.keys()) {
            if (!key.equals(ScheduleSettings.LEARNING_RATE.key())) {
                command.append(" --set ")
                        .append(ShellText.of(key + "=" + given.text(key).orElse("")));
            }
        }
        data.folder().ifPresent(folder -> command.append(" --data ").append(ShellText.of(folder)));
        return command.append(" --learning-rate ")
                .append(text(result.suggestion()))
                .toString();
    }

    private static String text(double rate) {
        return PlainNumbers.significant(rate, 2);
    }
}
