package org.myelin.runs;

import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.myelin.data.Dataset;
import org.myelin.model.Evaluation;
import org.myelin.model.EvaluationOptions;
import org.myelin.recipe.Recipe;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.runs.report.ReportWriter;
import org.myelin.runs.report.RunReport;
import org.myelin.train.Trainer;
import org.myelin.train.TrainerBuilder;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingResult;

/**
 * Trains by a recipe and leaves a complete {@link RunDirectory}: the homework (lecture 18) from the data to the report.
 *
 * <p>One run is carried out by one thread; {@link #requestStop} may be called from any.
 */
public final class TrainingRun {
    private final Recipe recipe;
    private final RunDirectory directory;
    private final RunOptions options;
    private final RunListener listener;

    private final AtomicBoolean stopRequested = new AtomicBoolean();

    /** What a request to stop does; nothing before training begins. */
    private final AtomicReference<Optional<Runnable>> stop = new AtomicReference<>(Optional.empty());

    /** Describes the run; {@link #start} or {@link #resume} carries it out. */
    public TrainingRun(Recipe recipe, RunDirectory directory, RunOptions options, RunListener listener) {
        this.recipe = recipe;
        this.directory = directory;
        this.options = options;
        this.listener = listener;
    }

    /** How a run ended, and its summary if it reached its end. */
    public sealed interface Ending {
        /** Trained, tested, and reported. */
        record Finished(RunSummary summary) implements Ending {}

        /** Asked to stop; can be resumed. */
        record Interrupted() implements Ending {}
    }

    /** Trains from the beginning and reports. */
    public Ending start() {
        return run(false);
    }

    /** Resumes from the directory's checkpoint, trains to the end and reports. */
    public Ending resume() {
        return run(true);
    }

    /**
     * Asks the run to stop in good order: with a checkpoint while it trains; afterwards its report is still written. A
     * request before training begins stops the run at its first step.
     *
     * @return whether there is something to wait for; false before training begins
     */
    public boolean requestStop() {
        stopRequested.set(true);
        Optional<Runnable> request = stop.get();
        request.ifPresent(Runnable::run);
        return request.isPresent();
    }

    private Ending run(boolean resume) {
        RecipeData data = RecipeData.load(recipe, options.locations(), listener.downloads());
        AtomicBoolean begun = new AtomicBoolean();
        TrainerBuilder builder = Trainer.builder(recipe, data.split())
                .threads(options.threads())
                .checkpoint(directory.checkpoint())
                .saveBestTo(directory.best())
                .listener(new MetricsCsv(directory.metrics()))
                .listener(listener)
                .listener(event -> {
                    begun.set(true);
                    prepareReport(event);
                });
        if (resume) {
            builder.resume();
        }
        options.checkpointInterval().ifPresent(builder::checkpointEvery);
        boolean created = directory.create();
        try (var _ = RunLock.of(directory)) {
            listener.started(directory);
            noteThreads();
            if (!resume) {
                RunDirectory.write(directory.recipe(), RecipeFiles.text(recipe));
            } else if (!Files.exists(directory.checkpoint())) {
                listener.noticed(new RunNotice.NoCheckpoint());
            }
            TrainingResult result = train(builder);
            return result.outcome() == TrainingResult.Outcome.INTERRUPTED
                    ? new Ending.Interrupted()
                    : finish(data.test(), result);
        } finally {
            stop.set(Optional.empty());
            if (created && !begun.get()) {
                directory.remove(); // the network did not fit into memory, for example
            }
        }
    }

    private static void prepareReport(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochCompleted epoch
                && epoch.metrics().epoch() == 1) {
            ReportWriter.prepare();
        }
    }

    private void noteThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (options.threads() > processors) {
            listener.noticed(new RunNotice.MoreThreadsThanProcessors(options.threads(), processors));
        }
    }

    private TrainingResult train(TrainerBuilder builder) {
        try (EventLog log = new EventLog(directory.events())) {
            Trainer trainer = builder.listener(log).build();
            stop.set(Optional.of(trainer::requestStop));
            if (stopRequested.get()) {
                trainer.requestStop();
            }
            TrainingResult result = trainer.train();
            if (result.outcome() != TrainingResult.Outcome.INTERRUPTED) {
                // what is left takes a moment: it is waited for
                stop.set(Optional.of(() -> listener.noticed(new RunNotice.WritingReport())));
            }
            return result;
        }
    }

    private Ending finish(Dataset samples, TrainingResult result) {
        Evaluation test = result.bestModel()
                .evaluate(samples, EvaluationOptions.defaults().withThreads(options.threads()));
        RunSummary summary = RunSummary.of(result, test);
        RunEvents events = RunEvents.read(directory.events());
        if (events.unreadable() > 0) {
            listener.noticed(new RunNotice.UnreadableEvents(events.unreadable(), directory.events()));
        }
        RunReport report = RunReport.of(
                recipe, result, samples, test, summary.weightsSha256(), events.steps(), events.diagnoses());
        for (String reason : ReportWriter.write(directory.path(), report)) {
            listener.noticed(new RunNotice.ReportLimited(reason));
        }
        summary.write(directory.summary());
        listener.finished(directory, summary);
        return new Ending.Finished(summary);
    }

    /** Whether an earlier process has already finished the run in a directory. */
    public static boolean isFinished(RunDirectory directory) {
        return Files.exists(directory.summary());
    }
}
