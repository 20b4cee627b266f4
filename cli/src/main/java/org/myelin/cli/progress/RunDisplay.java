package org.myelin.cli.progress;

import java.io.PrintWriter;
import org.myelin.data.FetchListener;
import org.myelin.runs.RunDirectory;
import org.myelin.runs.RunListener;
import org.myelin.runs.RunNotice;
import org.myelin.runs.RunSummary;
import org.myelin.runs.ShellText;
import org.myelin.text.Numbers;
import org.myelin.train.TrainingEvent;

/** Shows a run on a terminal or in a log: downloads, epochs, the result. */
public final class RunDisplay implements RunListener {
    private final PrintWriter out;
    private final FetchListener downloads;
    private final TrainingDisplay training;

    /**
     * Shows a run.
     *
     * @param terminal whether lines may be overwritten
     * @param directory of the run, for the command that resumes it
     */
    public RunDisplay(PrintWriter out, boolean terminal, RunDirectory directory) {
        this.out = out;
        downloads = new DownloadDisplay(out, terminal);
        training = new TrainingDisplay(out, terminal, "./myelin train --resume " + ShellText.of(directory.path()));
    }

    @Override
    public FetchListener downloads() {
        return downloads;
    }

    @Override
    public void started(RunDirectory directory) {
        out.println("run       " + directory.path());
    }

    @Override
    public void onEvent(TrainingEvent event) {
        training.onEvent(event);
    }

    @Override
    public void noticed(RunNotice notice) {
        switch (notice) {
            case RunNotice.MoreThreadsThanProcessors(int threads, int processors) ->
                note(threads + " threads on " + processors + (processors == 1 ? " processor" : " processors")
                        + " are slower than " + processors);
            case RunNotice.NoCheckpoint() -> note("there is no checkpoint yet; the run starts from its beginning");
            case RunNotice.UnreadableEvents(int lines, var file) ->
                note(lines + (lines == 1 ? " line of " : " lines of ") + file
                        + " cannot be read; the report lacks what they say");
            case RunNotice.ReportLimited(String reason) -> note(reason);
            case RunNotice.WritingReport() -> out.println("training is done; the report is being written");
        }
    }

    private void note(String text) {
        out.println("note      " + text);
    }

    @Override
    public void finished(RunDirectory directory, RunSummary summary) {
        out.println();
        out.println("best      epoch " + summary.best().epoch() + " of " + summary.epochs() + ", validation accuracy "
                + Numbers.percent(summary.best().validationAccuracy(), 2));
        out.println("test      accuracy " + Numbers.percent(summary.testAccuracy(), 2) + ", 95 % interval "
                + Numbers.percent(summary.interval().low(), 2) + " to "
                + Numbers.percent(summary.interval().high(), 2));
        out.println("training  " + Numbers.duration(summary.trainSeconds()).english() + ", "
                + Numbers.grouped(Math.round(summary.samplesPerSecond())) + " samples/s");
        out.println("report    " + directory.report());
        out.println("next      ./myelin evaluate " + ShellText.of(directory.best()) + " " + summary.dataset());
    }
}
