package org.myelin.runs;

import org.myelin.data.FetchListener;
import org.myelin.train.TrainingEvent;
import org.myelin.train.TrainingListener;

/**
 * Follows a run: a terminal, a page, a log. Training events arrive in {@link #onEvent}. All methods are called on the
 * thread that carries the run out, except for {@link RunNotice.WritingReport}, which comes on the thread that requests
 * the stop.
 */
public interface RunListener extends TrainingListener {
    /** Ignores everything. */
    RunListener SILENT = new RunListener() {};

    /** Follows the download of the data, if there is one. */
    default FetchListener downloads() {
        return FetchListener.SILENT;
    }

    /** The data are there and the folder is made: training begins. */
    default void started(RunDirectory directory) {}

    @Override
    default void onEvent(TrainingEvent event) {}

    /** Something is worth knowing. */
    default void noticed(RunNotice notice) {}

    /** Trained, tested, reported; every file is written. */
    default void finished(RunDirectory directory, RunSummary summary) {}
}
