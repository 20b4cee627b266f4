package org.myelin.runs;

import java.time.Duration;
import java.util.Optional;
import org.myelin.data.DataLocations;
import org.myelin.model.ThreadCount;

/**
 * How a run is carried out. None of it changes the result.
 *
 * @param threads number of threads, at least 1
 * @param checkpointInterval time between checkpoints; empty for the trainer's default
 * @param locations where data sets are looked for
 */
public record RunOptions(int threads, Optional<Duration> checkpointInterval, DataLocations locations) {
    /** All processors, the default interval, the standard locations. */
    public static RunOptions defaults() {
        return new RunOptions(ThreadCount.byDefault(), Optional.empty(), DataLocations.standard());
    }

    /** The same with another number of threads. */
    public RunOptions withThreads(int number) {
        return new RunOptions(number, checkpointInterval, locations);
    }

    /** The same with another time between checkpoints. */
    public RunOptions withCheckpointInterval(Duration interval) {
        return new RunOptions(threads, Optional.of(interval), locations);
    }

    /** The same with data sets from elsewhere. */
    public RunOptions withLocations(DataLocations other) {
        return new RunOptions(threads, checkpointInterval, other);
    }
}
