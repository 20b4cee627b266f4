package org.myelin.train;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.model.ArchitectureJson;
import org.myelin.nn.Architecture;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Schedule;

/**
 * Everything that determines the bits of a training run.
 *
 * @param patience epochs without a better model after which training stops; 0 for never
 */
record TrainingPlan(
        Architecture architecture,
        Dataset training,
        Dataset validation,
        Normalization normalization,
        Augmentation augmentation,
        Optimizer optimizer,
        Schedule schedule,
        int epochs,
        int batchSize,
        int patience,
        long seed) {
    int stepsPerEpoch() {
        return (training.size() + batchSize - 1) / batchSize;
    }

    double learningRate(long step) {
        return schedule.learningRate(step, stepsPerEpoch(), epochs);
    }

    /** The plan as texts: what a checkpoint stores, to be compared when a run goes on. */
    SequencedMap<String, String> description() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("network", ArchitectureJson.write(architecture));
        settings.put("training samples", training.sha256());
        settings.put("validation samples", validation.sha256());
        settings.put("normalization", normalization.toString());
        settings.put("augmentation", augmentation.toString());
        settings.put("optimizer", optimizer.toString());
        settings.put("schedule", schedule.toString());
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch size", Integer.toString(batchSize));
        settings.put("early stopping", Integer.toString(patience));
        settings.put("seed", Long.toString(seed));
        return settings;
    }
}
