package org.myelin.cli.run;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.myelin.cli.Interruption;
import org.myelin.cli.Output;
import org.myelin.cli.progress.Amounts;
import org.myelin.cli.progress.TrainingDisplay;
import org.myelin.cli.recipe.RecipeFiles;
import org.myelin.cli.report.ReportWriter;
import org.myelin.cli.report.RunReport;
import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.model.Evaluation;
import org.myelin.train.Recipe;
import org.myelin.train.Trainer;
import org.myelin.train.TrainerBuilder;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingResult;

/**
 * Trains by a recipe and leaves a complete {@link RunDirectory}: the homework (lecture 18) from the data to the report.
 */
public final class TrainingRun {
    private final Recipe recipe;
    private final RunDirectory directory;
    private final int threads;
    private final Optional<Duration> checkpointInterval;
    private final DataLocations locations;
    private final Output output;
    private final PrintWriter human;

    /**
     * Describes the run.
     *
     * @param checkpointInterval time between checkpoints, if it is not to be the usual one
     * @param output where results go
     * @param human where what people read goes
     */
    public TrainingRun(
            Recipe recipe,
            RunDirectory directory,
            int threads,
            Optional<Duration> checkpointInterval,
            DataLocations locations,
            Output output,
            PrintWriter human) {
        this.recipe = recipe;
        this.directory = directory;
        this.threads = threads;
        this.checkpointInterval = checkpointInterval;
        this.locations = locations;
        this.output = output;
        this.human = human;
    }

    /** How a run ended, and its summary if it reached its end. */
    public sealed interface Ending {
        /** Trained, tested, and reported. */
        record Finished(RunSummary summary) implements Ending {}

        /** Asked to stop; can be resumed. */
        record Interrupted() implements Ending {}
    }

    /**
     * Trains and reports.
     *
     * @param resume whether to go on where the directory's checkpoint is
     * @param interruption what asks for a stop
     */
    public Ending run(boolean resume, Interruption interruption) {
        RecipeData data = RecipeData.load(recipe, locations, human, output.terminal());
        TrainerBuilder builder = recipe.trainer(data.split())
                .threads(threads)
                .checkpoint(directory.checkpoint())
                .saveBestTo(directory.best())
                .listener(new MetricsCsv(directory.metrics()))
                .listener(new TrainingDisplay(
                        human, output.terminal(), "./myelin train --resume " + ShellText.of(directory.path())));
        if (resume) {
            builder.resume();
        }
        checkpointInterval.ifPresent(builder::checkpointEvery);
        boolean created = directory.create();
        AtomicBoolean begun = new AtomicBoolean();
        builder.listener(event -> {
            begun.set(true);
            if (event instanceof TrainingEvent.EpochCompleted epoch
                    && epoch.metrics().epoch() == 1) {
                ReportWriter.prepare();
            }
        });
        try (var _ = RunLock.of(directory)) {
            human.println("run       " + directory.path());
            noteThreads();
            if (!resume) {
                RunDirectory.write(directory.recipe(), RecipeFiles.text(recipe));
            } else if (!Files.exists(directory.checkpoint())) {
                human.println("note      there is no checkpoint yet; the run starts from its beginning");
            }
            TrainingResult result = train(builder, interruption);
            return result.outcome() == TrainingResult.Outcome.INTERRUPTED
                    ? new Ending.Interrupted()
                    : finish(data.test(), result);
        } finally {
            if (created && !begun.get()) {
                directory.remove(); // the network did not fit into memory, for example
            }
        }
    }

    private void noteThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (threads > processors) {
            human.println("note      " + threads + " threads on " + processors
                    + (processors == 1 ? " processor" : " processors") + " are slower than " + processors);
        }
    }

    private TrainingResult train(TrainerBuilder builder, Interruption interruption) {
        try (EventLog log = new EventLog(directory.events())) {
            Trainer trainer = builder.listener(log).build();
            interruption.onRequest(trainer::requestStop);
            TrainingResult result = trainer.train();
            if (result.outcome() != TrainingResult.Outcome.INTERRUPTED) {
                // what is left takes a moment: it is waited for
                interruption.onRequest(() -> human.println("training is done; the report is being written"));
            }
            return result;
        }
    }

    private Ending finish(Dataset samples, TrainingResult result) {
        Evaluation test = result.bestModel().evaluate(samples, threads);
        RunSummary summary = RunSummary.of(result, test);
        RunEvents events = RunEvents.read(directory.events());
        if (events.unreadable() > 0) {
            human.println("note      " + events.unreadable() + " lines of " + directory.events()
                    + " cannot be read; the report lacks what they say");
        }
        RunReport report =
                RunReport.of(recipe, result, samples, test, summary.weightsSha256(), events.steps(), events.told());
        for (String notice : ReportWriter.write(directory.path(), report)) {
            human.println("note      " + notice);
        }
        summary.write(directory.summary());
        print(summary);
        return new Ending.Finished(summary);
    }

    private void print(RunSummary summary) {
        human.println();
        human.println("best      epoch " + summary.best().epoch() + " of " + summary.epochs() + ", validation accuracy "
                + Amounts.precisePercent(summary.best().validationAccuracy()));
        human.println("test      accuracy " + Amounts.precisePercent(summary.testAccuracy()) + ", 95 % interval "
                + Amounts.precisePercent(summary.interval().low()) + " to "
                + Amounts.precisePercent(summary.interval().high()));
        human.println("training  " + Amounts.duration(summary.trainSeconds()) + ", "
                + Amounts.grouped(Math.round(summary.samplesPerSecond())) + " samples/s");
        human.println("report    " + directory.report());
        human.println("next      ./myelin evaluate " + ShellText.of(directory.best()) + " " + summary.dataset());
    }

    /** Whether an earlier process has already finished the run in a directory. */
    public static boolean isFinished(RunDirectory directory) {
        return Files.exists(directory.summary());
    }
}
