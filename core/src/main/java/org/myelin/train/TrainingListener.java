package org.myelin.train;

/**
 * Receives the events of a training run: progress bars, files, reports, web pages.
 *
 * <p>Called on the training thread, so it must be quick. An exception that it throws ends the training.
 */
@FunctionalInterface
public interface TrainingListener {
    /** Something happened. */
    void onEvent(TrainingEvent event);
}
