package org.myelin.cli.progress;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.myelin.doctor.Diagnosis;
import org.myelin.flow.EpochMetrics;
import org.myelin.text.Numbers;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingListener;
import org.myelin.view.text.Columns;

/**
 * Shows a training run: a line for each epoch, and on a terminal a bar for the present one below.
 */
public final class TrainingDisplay implements TrainingListener {
    /** Of a line of the doctor. */
    private static final int COLUMNS = 100;

    private static final int BAR_WIDTH = 24;
    /** Enough for the rates of every optimiser and the end of a schedule. */
    private static final int RATE_DECIMALS = 6;

    private static final String HEADING =
            "   epoch   train loss     acc   validation loss     acc   learning rate       time";

    private final PrintWriter out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private final String resumeCommand;
    private int epochs;
    private int stepsPerEpoch;
    private long stepsBefore;
    private boolean barShown;

    /**
     * Shows a run.
     *
     * @param terminal whether lines may be overwritten
     * @param resumeCommand the command that resumes the run after an interruption
     */
    public TrainingDisplay(PrintWriter out, boolean terminal, String resumeCommand) {
        this.out = out;
        this.terminal = terminal;
        this.resumeCommand = resumeCommand;
    }

    @Override
    public void onEvent(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.RunStarted started -> start(started);
            case TrainingEvent.Resumed resumed -> {
                stepsBefore = (long) resumed.epochsDone() * stepsPerEpoch + resumed.stepsDone();
                line("resumed after " + resumed.epochsDone() + " epochs and " + resumed.stepsDone() + " steps");
            }
            case TrainingEvent.StepCompleted step -> bar(step);
            case TrainingEvent.EpochCompleted completed -> epoch(completed.metrics(), completed.best());
            case TrainingEvent.StoppedEarly stopped ->
                line("stopped early: no better model since epoch " + stopped.bestEpoch());
            case TrainingEvent.Interrupted interrupted ->
                line("interrupted after " + interrupted.epochsDone() + " epochs and " + interrupted.stepsDone()
                        + " steps; nothing is lost. To resume:\n  " + resumeCommand);
            case TrainingEvent.Diagnosed diagnosed -> diagnosis(diagnosed.diagnosis());
            case TrainingEvent.CheckpointSaved _, TrainingEvent.LayersObserved _ -> {}
            case TrainingEvent.Diverged diverged -> clearBar();
            case TrainingEvent.RunCompleted completed -> clearBar();
        }
    }

    private void start(TrainingEvent.RunStarted started) {
        epochs = started.epochs();
        stepsPerEpoch = started.stepsPerEpoch();
        String sizes =
                started.architecture().sizes().stream().map(String::valueOf).collect(Collectors.joining("-"));
        line("network   " + sizes + ", "
                + Numbers.grouped(started.architecture().parameterCount()) + " parameters");
        line("samples   " + Numbers.grouped(started.trainingSamples()) + " for training, "
                + Numbers.grouped(started.validationSamples()) + " for validation");
        line("kernels   " + started.kernels() + ", " + started.threads()
                + (started.threads() == 1 ? " thread" : " threads"));
        line("");
        line(HEADING);
    }

    private void epoch(EpochMetrics metrics, boolean best) {
        line(position(metrics.epoch())
                + Columns.right(Numbers.loss(metrics.trainingLoss()), 12)
                + Columns.right(Numbers.percent(metrics.trainingAccuracy()), 8)
                + Columns.right(Numbers.loss(metrics.validationLoss()), 18)
                + Columns.right(Numbers.percent(metrics.validationAccuracy()), 8)
                + Columns.right(Numbers.fixed(metrics.learningRate(), RATE_DECIMALS), 16)
                + Columns.right(Numbers.duration(metrics.seconds()).english(), 11)
                + (best ? "  best" : ""));
    }

    /** For example {@code "   3/40  "}. */
    private String position(int epoch) {
        return Columns.right(Integer.toString(epoch), 4) + "/" + Columns.left(Integer.toString(epochs), 4);
    }

    private void diagnosis(Diagnosis diagnosis) {
        String indent = " ".repeat(10);
        String finding =
                diagnosis.title().english() + ": " + diagnosis.finding().english();
        line(Columns.wrapped("doctor    " + finding, COLUMNS, indent));
        line(Columns.wrapped(indent + diagnosis.advice().english(), COLUMNS, indent));
    }

    private void bar(TrainingEvent.StepCompleted step) {
        if (!terminal) {
            return;
        }
        int filled = BAR_WIDTH * step.step() / step.stepsPerEpoch();
        long done = (long) (step.epoch() - 1) * stepsPerEpoch + step.step();
        double elapsed = (System.nanoTime() - begin) / 1e9;
        double left = elapsed / Math.max(1, done - stepsBefore) * ((long) epochs * stepsPerEpoch - done);
        out.print(Terminal.CLEAR_LINE + position(step.epoch())
                + " [" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]"
                + " loss " + Numbers.loss(step.loss())
                + "  acc " + Numbers.percent(step.accuracy())
                + "  " + Numbers.grouped(Math.round(step.samplesPerSecond())) + " samples/s"
                + "  ETA " + Numbers.duration(left).english());
        out.flush();
        barShown = true;
    }

    private void line(String text) {
        clearBar();
        out.println(text);
    }

    private void clearBar() {
        if (barShown) {
            out.print(Terminal.CLEAR_LINE);
            out.flush();
            barShown = false;
        }
    }
}
