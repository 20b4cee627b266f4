package org.myelin.train;

/**
 * Hears what happens in a training run: progress bars, files, reports, web pages.
 *
 * <p>Called on the training thread, so it must be quick. An exception that it throws ends the training.
 */
@FunctionalInterface
public interface TrainingListener {
    /** Something happened. */
    void onEvent(TrainingEvent event);
}
