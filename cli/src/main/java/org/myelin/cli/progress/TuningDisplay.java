package org.myelin.cli.progress;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.myelin.data.FetchListener;
import org.myelin.runs.ShellText;
import org.myelin.runs.TuningListener;
import org.myelin.runs.TuningPlan;
import org.myelin.runs.TuningTrial;
import org.myelin.text.Numbers;
import org.myelin.tune.SuccessiveHalving;
import org.myelin.view.text.Columns;

/** Shows a search: a line for each training, then the best settings. */
public final class TuningDisplay implements TuningListener {
    private static final int SHOWN = 10;

    private final PrintWriter out;
    private final FetchListener downloads;

    /**
     * Shows a search.
     *
     * @param terminal whether lines may be overwritten
     */
    public TuningDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        downloads = new DownloadDisplay(out, terminal);
    }

    @Override
    public FetchListener downloads() {
        return downloads;
    }

    @Override
    public void started(Path folder, TuningPlan plan, int completed) {
        SuccessiveHalving halving = plan.halving();
        out.println("search    " + folder);
        plan.space().ranges().forEach((name, range) -> out.println("          " + name + "  " + range));
        out.println("trials    " + halving.trials() + ", "
                + halving.rungs().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " epochs; 1 in " + halving.reduction() + " is promoted");
        if (completed > 0) {
            out.println(
                    "resumed   " + completed + (completed == 1 ? " training run is done" : " training runs are done"));
        }
        out.println();
        out.println("trial  epochs  validation    best     time  settings");
        out.flush();
    }

    @Override
    public void completed(TuningTrial trial, double seconds, OptionalDouble bestScore) {
        out.println(Columns.right(Integer.toString(trial.trial()), 5)
                + Columns.right(Integer.toString(trial.epochs()), 8)
                + Columns.right(score(trial), 12)
                + Columns.right(percent(bestScore), 9)
                + Columns.right(Numbers.duration(seconds).english(), 9)
                + "  " + text(trial.settings()));
        out.flush();
    }

    @Override
    public void reported(List<TuningTrial> leaderboard, Path report, Optional<Path> best) {
        out.println();
        out.println("best settings");
        for (TuningTrial trial : leaderboard.stream().limit(SHOWN).toList()) {
            out.println(Columns.right(score(trial), 10)
                    + Columns.right(Integer.toString(trial.epochs()), 5)
                    + (trial.epochs() == 1 ? " epoch " : " epochs")
                    + "  trial " + Columns.left(Integer.toString(trial.trial()), 3)
                    + "  " + text(trial.settings()));
        }
        out.println();
        out.println("report    " + report);
        out.println(best.map(recipe -> "next      ./myelin train " + ShellText.of(recipe))
                .orElse("note      every trial so far diverged, so there is no best.yaml; search again"
                        + " with lower learning rates"));
    }

    @Override
    public void interrupted(Path folder) {
        out.println("stopped   resume with: ./myelin tune --resume " + ShellText.of(folder));
    }

    private static String score(TuningTrial trial) {
        return trial.score().isEmpty() ? "diverged" : percent(trial.score());
    }

    private static String percent(OptionalDouble score) {
        return score.isPresent() ? Numbers.percent(score.getAsDouble(), 2) : "-";
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting ->
                        setting.getKey().substring(setting.getKey().lastIndexOf('.') + 1) + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }
}
