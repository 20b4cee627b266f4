package org.myelin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Layer;
import org.myelin.nn.Leaf;
import org.myelin.nn.Residual;
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
        Refinements refinements,
        long seed) {
    /** Steps of one pass over all training samples (lecture 18); the last batch of a pass may be smaller. */
    int stepsPerEpoch() {
        return Math.ceilDiv(training.size(), batchSize);
    }

    /** The same plan with another seed. */
    TrainingPlan withSeed(long other) {
        return new TrainingPlan(
                architecture,
                training,
                validation,
                normalization,
                augmentation,
                optimizer,
                schedule,
                epochs,
                batchSize,
                patience,
                refinements,
                other);
    }

    /** Steps of the optimiser in one epoch; the last one may be of fewer batches. */
    int updatesPerEpoch() {
        return Math.ceilDiv(stepsPerEpoch(), refinements.accumulation());
    }

    /** Most samples that a batch can have. */
    int batchCapacity() {
        return Math.min(batchSize, training.size());
    }

    /** Samples that make one step of the optimiser. */
    int samplesPerUpdate() {
        return (int) Math.min(training.size(), (long) batchCapacity() * refinements.accumulation());
    }

    /** The default of the steps of the optimiser that are observed. */
    ObservationSchedule observations() {
        return ObservationSchedule.defaultFor(architecture.parameterCount(), samplesPerUpdate());
    }

    /** Number of samples of each class. */
    static List<Integer> classCounts(Dataset samples) {
        int[] counts = new int[samples.classNames().size()];
        for (int i = 0; i < samples.size(); i++) {
            counts[samples.label(i)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    double learningRate(long step) {
        return schedule.learningRate(step, stepsPerEpoch(), epochs);
    }

    /**
     * The plan as texts: what a checkpoint stores, to be compared when a run resumes. An optimiser of the user's own is
     * known by its {@code toString}.
     */
    SequencedMap<String, String> description() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("layers", architecture.sizes().toString());
        settings.put("structure", structure());
        settings.put("activations", ofDense(Dense::activation));
        settings.put("bias", ofDense(Dense::bias));
        settings.put("initializers", ofDense(Dense::initializer));
        settings.put("loss", architecture.loss().toString());
        settings.put("training samples", training.sha256());
        settings.put("validation samples", validation.sha256());
        settings.put("normalization", normalization.toString());
        settings.put("augmentation", augmentation.toString());
        settings.put("optimizer", optimizer.toString());
        settings.put("schedule", schedule.toString());
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch size", Integer.toString(batchSize));
        settings.put("early stopping", Integer.toString(patience));
        settings.put("refinements", refinements.toString());
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    /** What is not said of dense layers elsewhere. */
    private String structure() {
        List<String> parts = new ArrayList<>();
        for (Leaf leaf : architecture.leaves()) {
            parts.add(leaf.path() + " " + (leaf.layer() instanceof Dense ? "dense" : leaf.layer()));
        }
        for (Layer layer : architecture.layers()) {
            if (layer instanceof Residual residual) {
                parts.add("dropped " + residual.dropProbability());
            }
        }
        return parts.toString();
    }

    private String ofDense(Function<Dense, Object> property) {
        return architecture.leaves().stream()
                .map(Leaf::layer)
                .filter(Dense.class::isInstance)
                .map(Dense.class::cast)
                .map(property)
                .toList()
                .toString();
    }
}
