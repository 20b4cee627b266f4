package org.myelin.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.myelin.data.FetchListener;

/** Follows a search. Called on the thread that carries it out. */
public interface TuningListener {
    /** Ignores everything. */
    TuningListener SILENT = new TuningListener() {};

    /** Follows the download of the data, if there is one. */
    default FetchListener downloads() {
        return FetchListener.SILENT;
    }

    /**
     * The search begins or resumes.
     *
     * @param folder of the search
     * @param completed number of trainings that an earlier process has completed
     */
    default void started(Path folder, TuningPlan plan, int completed) {}

    /**
     * A training is completed and recorded.
     *
     * @param bestScore the best validation accuracy so far, empty while every trial diverged
     */
    default void completed(TuningTrial trial, double seconds, OptionalDouble bestScore) {}

    /**
     * The report is written: at the end, and when a search stops with results.
     *
     * @param leaderboard trials, the best one first, each where it came farthest
     * @param best the recipe with the best settings; empty where every trial diverged
     */
    default void reported(List<TuningTrial> leaderboard, Path report, Optional<Path> best) {}

    /** The search was asked to stop and can be resumed. */
    default void interrupted(Path folder) {}
}
