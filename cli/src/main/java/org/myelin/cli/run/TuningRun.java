package org.myelin.cli.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.myelin.cli.Interruption;
import org.myelin.cli.Output;
import org.myelin.cli.progress.Amounts;
import org.myelin.cli.recipe.RecipeFiles;
import org.myelin.cli.report.TuningReport;
import org.myelin.data.DataLocations;
import org.myelin.data.Split;
import org.myelin.message.FileReasons;
import org.myelin.train.DivergenceException;
import org.myelin.train.EpochMetrics;
import org.myelin.train.Recipe;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingResult;
import org.myelin.tune.SuccessiveHalving;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;

/**
 * Searches settings: one training after the other, each with a checkpoint, each result a line in a file; so a search that was
 * stopped or killed goes on where it was. Looks at training and validation samples only.
 */
public final class TuningRun {
    private static final int SHOWN = 10;

    private final TuningPlan plan;
    private final Path folder;
    private final int threads;
    private final DataLocations locations;
    private final Output output;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Prepares a search in a folder. */
    public TuningRun(TuningPlan plan, Path folder, int threads, DataLocations locations, Output output) {
        this.plan = plan;
        this.folder = folder;
        this.threads = threads;
        this.locations = locations;
        this.output = output;
    }

    /** How a search ended. */
    public enum Ending {
        /** All trials are done, and there are best settings. */
        FINISHED,
        /** Asked to stop; can be resumed. */
        INTERRUPTED,
        /** Every training diverged. */
        DIVERGED
    }

    /** Searches until all trials are done, or until asked to stop. */
    public Ending run(Interruption interruption) {
        PrintWriter out = output.out();
        Recipe recipe = Recipe.of(plan.settings());
        Split split = RecipeData.load(recipe, locations, out, output.terminal()).split();
        plan.requireTrainable(candidate -> candidate.trainer(split).build());
        new RunDirectory(folder).create();
        try (var _ = RunLock.of(new RunDirectory(folder))) {
            plan.writeIfNew(folder);
            TuningLog log = new TuningLog(folder);
            introduce(out, log);
            Optional<Job> job = plan.halving().next(log.results());
            while (job.isPresent() && !stopped.get()) {
                train(job.get(), split, log, interruption);
                job = plan.halving().next(log.results());
            }
            interruption.clear();
            if (!log.results().isEmpty()) {
                finish(out, log);
            }
            if (stopped.get()) {
                out.println("stopped   go on with: ./myelin tune --resume " + ShellText.of(folder));
                return Ending.INTERRUPTED;
            }
            return SuccessiveHalving.best(log.results()).isPresent() ? Ending.FINISHED : Ending.DIVERGED;
        }
    }

    private void introduce(PrintWriter out, TuningLog log) {
        SuccessiveHalving halving = plan.halving();
        out.println("search    " + folder);
        plan.space().ranges().forEach((name, range) -> out.println("          " + name + "  " + range));
        out.println("trials    " + halving.trials() + ", "
                + halving.rungs().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " epochs; one of " + halving.reduction() + " goes on");
        if (!log.results().isEmpty()) {
            out.println("resumed   " + log.results().size() + " trainings are done");
        }
        out.println();
        out.println("trial  epochs  validation    best     time  settings");
        out.flush();
    }

    private SequencedMap<String, String> settingsOf(Job job) {
        SequencedMap<String, String> settings = new LinkedHashMap<>(plan.settings());
        settings.putAll(plan.space().draw(Recipe.of(plan.settings()).seed(), job.trial()));
        settings.put("epochs", Integer.toString(plan.halving().rungs().get(job.rung())));
        settings.put("name", "trial-" + job.trial());
        return settings;
    }

    private void train(Job job, Split split, TuningLog log, Interruption interruption) {
        Map<String, String> drawn = plan.space().draw(Recipe.of(plan.settings()).seed(), job.trial());
        Path checkpoint = folder.resolve("trial-" + job.trial() + "-" + job.rung() + ".checkpoint");
        long begin = System.nanoTime();
        Result result;
        try {
            Trainer trainer = Recipe.of(settingsOf(job))
                    .trainer(split)
                    .threads(threads)
                    .checkpoint(checkpoint)
                    .resume()
                    .build();
            interruption.onRequest(() -> {
                stopped.set(true);
                trainer.requestStop();
            });
            TrainingResult training = trainer.train();
            if (training.outcome() == TrainingResult.Outcome.INTERRUPTED) {
                return;
            }
            result = new Result(
                    job,
                    training.history().stream()
                            .mapToDouble(EpochMetrics::validationAccuracy)
                            .max()
                            .orElse(0));
        } catch (DivergenceException e) {
            result = Result.diverged(job);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tune: trial " + job.trial() + " with " + drawn + " cannot be trained: " + e.getMessage(), e);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int epochs = plan.halving().rungs().get(job.rung());
        log.add(result, epochs, seconds, drawn);
        delete(checkpoint);
        OptionalDouble best =
                SuccessiveHalving.leaderboard(log.results()).getFirst().score();
        output.out()
                .println(String.format(
                        Locale.ROOT,
                        "%5d  %6d  %10s  %7s  %7s  %s",
                        job.trial(),
                        epochs,
                        result.isDiverged() ? "diverged" : percent(result.score()),
                        percent(best),
                        Amounts.duration(seconds),
                        text(drawn)));
        output.out().flush();
    }

    private static String percent(OptionalDouble score) {
        return score.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * score.getAsDouble()) : "-";
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be removed: " + FileReasons.of(e), e);
        }
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting ->
                        setting.getKey().substring(setting.getKey().lastIndexOf('.') + 1) + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    private void finish(PrintWriter out, TuningLog log) {
        List<Result> board = SuccessiveHalving.leaderboard(log.results());
        out.println();
        out.println("best settings");
        Set<Integer> shown = new HashSet<>();
        for (Result result : board) { // a trial is shown where it came farthest
            if (shown.size() == SHOWN || !shown.add(result.job().trial())) {
                continue;
            }
            out.println(String.format(
                    Locale.ROOT,
                    "%10s  %3d epochs  trial %-3d  %s",
                    result.isDiverged() ? "diverged" : percent(result.score()),
                    plan.halving().rungs().get(result.job().rung()),
                    result.job().trial(),
                    text(drawn(result.job()))));
        }
        Path report = folder.resolve("report.html");
        RunDirectory.write(report, new TuningReport(plan.space(), plan.halving(), board, this::drawn).html());
        out.println();
        out.println("report    " + report);
        SuccessiveHalving.best(log.results()).ifPresentOrElse(best -> writeBest(out, best.job()), () -> {
            delete(folder.resolve("best.yaml")); // of an earlier end of this search
            out.println("note      every trial so far diverged, so there is no best.yaml; search again"
                    + " with lower learning rates");
        });
    }

    /** The recipe to train with: the best settings, all epochs. */
    private void writeBest(PrintWriter out, Job job) {
        SequencedMap<String, String> best = settingsOf(job);
        best.put("epochs", Integer.toString(plan.halving().rungs().getLast()));
        best.put("name", plan.settings().get("name") + "-tuned");
        RunDirectory.write(folder.resolve("best.yaml"), RecipeFiles.text(Recipe.of(best)));
        out.println("next      ./myelin train " + ShellText.of(folder.resolve("best.yaml")));
    }

    private Map<String, String> drawn(Job job) {
        return plan.space().draw(Recipe.of(plan.settings()).seed(), job.trial());
    }
}
