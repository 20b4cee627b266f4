package org.myelin.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.myelin.data.Split;
import org.myelin.flow.EpochMetrics;
import org.myelin.message.FileReasons;
import org.myelin.recipe.Recipe;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.runs.report.TuningReport;
import org.myelin.train.DivergenceException;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingResult;
import org.myelin.tune.SuccessiveHalving;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;

/**
 * Searches settings: one training after the other, each with a checkpoint, each result a line in a file; so a search
 * that was stopped or killed resumes where it was. It uses training and validation samples only.
 *
 * <p>One search is carried out by one thread; {@link #requestStop} may be called from any.
 */
public final class TuningRun {
    private final TuningPlan plan;

    /** The recipe from which trials differ. */
    private final Recipe base;

    private final Path folder;
    private final RunOptions options;
    private final TuningListener listener;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Optional<Trainer>> trainer = new AtomicReference<>(Optional.empty());

    /** Describes a search in a folder; {@link #run} carries it out. */
    public TuningRun(TuningPlan plan, Path folder, RunOptions options, TuningListener listener) {
        this.plan = plan;
        this.base = Recipe.of(plan.settings());
        this.folder = folder;
        this.options = options;
        this.listener = listener;
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

    /**
     * Asks the search to stop, with a checkpoint of the training that is under way. A request before the search begins
     * takes effect when it begins.
     *
     * @return whether there is something to wait for: true from the first training to the end of {@link #run}
     */
    public boolean requestStop() {
        stopped.set(true);
        trainer.get().ifPresent(Trainer::requestStop);
        return running.get();
    }

    /** Searches until all trials are done, or until asked to stop. */
    public Ending run() {
        Split split =
                RecipeData.load(base, options.locations(), listener.downloads()).split();
        plan.requireTrainable(candidate -> Trainer.builder(candidate, split).build());
        new RunDirectory(folder).create();
        try (var _ = RunLock.of(new RunDirectory(folder))) {
            running.set(true);
            plan.writeIfNew(folder);
            TuningLog log = new TuningLog(folder);
            listener.started(folder, plan, log.results().size());
            Optional<Job> job = plan.halving().next(log.results());
            while (job.isPresent() && !stopped.get()) {
                train(job.get(), split, log);
                job = plan.halving().next(log.results());
            }
            if (!log.results().isEmpty()) {
                report(log);
            }
            if (job.isPresent()) {
                listener.interrupted(folder);
                return Ending.INTERRUPTED;
            }
            return SuccessiveHalving.best(log.results()).isPresent() ? Ending.FINISHED : Ending.DIVERGED;
        } finally {
            running.set(false);
        }
    }

    private void train(Job job, Split split, TuningLog log) {
        Path checkpoint = folder.resolve("trial-" + job.trial() + "-" + job.rung() + ".checkpoint");
        long begin = System.nanoTime();
        Optional<Result> result;
        try {
            result = result(job, split, checkpoint);
        } catch (DivergenceException e) {
            result = Optional.of(Result.diverged(job));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tune: trial " + job.trial() + " with " + drawn(job) + " cannot be trained: " + e.getMessage(), e);
        } finally {
            trainer.set(Optional.empty());
        }
        if (result.isPresent()) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            log.add(result.get(), epochs(job), seconds, drawn(job));
            delete(checkpoint);
            listener.completed(
                    trial(result.get()),
                    seconds,
                    SuccessiveHalving.leaderboard(log.results()).getFirst().score());
        }
    }

    /** The best validation accuracy of a training; empty where it was interrupted. */
    private Optional<Result> result(Job job, Split split, Path checkpoint) {
        Trainer training = Trainer.builder(Recipe.of(settingsOf(job)), split)
                .threads(options.threads())
                .checkpoint(checkpoint)
                .resume()
                .build();
        trainer.set(Optional.of(training));
        if (stopped.get()) {
            training.requestStop();
        }
        TrainingResult result = training.train();
        if (result.outcome() == TrainingResult.Outcome.INTERRUPTED) {
            return Optional.empty();
        }
        return Optional.of(new Result(
                job,
                result.history().stream()
                        .mapToDouble(EpochMetrics::validationAccuracy)
                        .max()
                        .orElse(0)));
    }

    private SequencedMap<String, String> settingsOf(Job job) {
        SequencedMap<String, String> settings = new LinkedHashMap<>(plan.settings());
        settings.putAll(drawn(job));
        settings.put(Recipe.EPOCHS.key(), Integer.toString(epochs(job)));
        settings.put(Recipe.NAME.key(), "trial-" + job.trial());
        return settings;
    }

    private SequencedMap<String, String> drawn(Job job) {
        return plan.space().draw(base.seed(), job.trial());
    }

    private int epochs(Job job) {
        return plan.halving().rungs().get(job.rung());
    }

    private TuningTrial trial(Result result) {
        return new TuningTrial(result.job().trial(), epochs(result.job()), result.score(), drawn(result.job()));
    }

    private void report(TuningLog log) {
        List<Result> board = SuccessiveHalving.leaderboard(log.results());
        Path report = folder.resolve("report.html");
        RunDirectory.write(report, new TuningReport(plan.space(), plan.halving(), board, this::drawn).html());
        listener.reported(whereTheyCameFarthest(board), report, writeBest(log));
    }

    private List<TuningTrial> whereTheyCameFarthest(List<Result> board) {
        List<TuningTrial> trials = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Result result : board) {
            if (seen.add(result.job().trial())) {
                trials.add(trial(result));
            }
        }
        return List.copyOf(trials);
    }

    /** The recipe to train with: the best settings, all epochs. None where every trial diverged. */
    private Optional<Path> writeBest(TuningLog log) {
        Path file = folder.resolve("best.yaml");
        Optional<Result> best = SuccessiveHalving.best(log.results());
        if (best.isEmpty()) {
            delete(file); // of an earlier end of this search
            return Optional.empty();
        }
        SequencedMap<String, String> settings = settingsOf(best.get().job());
        settings.put(
                Recipe.EPOCHS.key(), Integer.toString(plan.halving().rungs().getLast()));
        settings.put(Recipe.NAME.key(), plan.settings().get(Recipe.NAME.key()) + "-tuned");
        RunDirectory.write(file, RecipeFiles.text(Recipe.of(settings)));
        return Optional.of(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be removed: " + FileReasons.of(e), e);
        }
    }
}
