package org.myelin.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What does not change the bits of a run.
 *
 * @param threads number of threads
 * @param checkpoint where checkpoints go
 * @param resume whether to resume from that file if it exists
 * @param checkpointInterval time between two checkpoints within an epoch
 * @param checkpointAfterEpoch time since the last checkpoint after which the end of an epoch gets one
 * @param bestModelFile where the best model goes, whenever a checkpoint is written and at the end
 * @param observations which steps of the optimiser are observed
 * @param listeners receive the events
 */
record TrainerOptions(
        int threads,
        Optional<Path> checkpoint,
        boolean resume,
        Duration checkpointInterval,
        Duration checkpointAfterEpoch,
        Optional<Path> bestModelFile,
        ObservationSchedule observations,
        List<TrainingListener> listeners) {
    TrainerOptions {
        listeners = List.copyOf(listeners);
    }
}
