package org.myelin.check;

import java.util.ArrayList;
import java.util.List;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Architecture;
import org.myelin.nn.Layer;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;

/**
 * The gradients of the engine against central differences of the loss (lecture 11-14), for any network.
 *
 * <p>The engine computes in single precision, and a central difference of its own loss would be all rounding. So the
 * loss is that of {@link ReferenceNetwork}, the same layers written down once more in double precision, with the same
 * parameters. Dropout is switched off and every residual branch counts whole, since a derivative needs a function that
 * does not change. Samples that come within {@value #NEAR_KINK} of a kink of ReLU are left out: there rounding decides
 * which side counts, and both answers are right.
 *
 * @param samples number of samples of the batch
 * @param leftOut number of samples that were too near to a kink
 * @param loss J of the engine
 * @param referenceLoss J of the reference
 * @param parts one for each trained matrix and vector, from input to output
 */
public record GradientCheck(int samples, int leftOut, double loss, double referenceLoss, List<Part> parts) {
    /**
     * The largest relative error that passes. Sums of thousands of products in single precision, over some layers, are
     * good to about 10⁻⁶ of a typical gradient; a wrong formula has errors of the size of the gradient itself.
     */
    public static final double TOLERANCE = 1e-4;

    /** Far above the rounding of a net input, as a share of the largest of its layer. */
    static final double NEAR_KINK = 1e-5;

    /**
     * One matrix or vector.
     *
     * @param name as in model files
     * @param layer number of the layer without others in it, from 1
     * @param size root mean square of the engine's gradients of all its parameters
     * @param resolution smallest relative error that the differences can detect; infinite where there are none
     * @param values the parameters that were compared, in the order in which they were drawn
     */
    public record Part(String name, int layer, double size, double resolution, List<Value> values) {
        /** Takes a copy of the list. */
        public Part {
            values = List.copyOf(values);
        }

        /** The largest relative error, 0 where there is nothing to compare. */
        public double largestError() {
            return values.stream().mapToDouble(Value::error).max().orElse(0);
        }

        /** Whether the gradients of this part agree. */
        public Outcome outcome() {
            if (!(largestError() <= TOLERANCE)) {
                return Outcome.DIFFERS;
            }
            return values.isEmpty() || resolution > TOLERANCE ? Outcome.NOT_COMPARED : Outcome.AGREES;
        }
    }

    /** The result for a part. */
    public enum Outcome {
        /** No relative error is above {@link #TOLERANCE}. */
        AGREES,
        /** A relative error is above it. */
        DIFFERS,
        /** Rounding of the loss hides the gradient, or kinks lie too near for every difference. */
        NOT_COMPARED
    }

    /**
     * One parameter.
     *
     * @param index in its matrix, row by row, or vector, from 0
     * @param gradient of the engine
     * @param difference the central difference
     * @param error |gradient − difference| as far as rounding does not explain it, as a share of |difference|, or of
     *     the part's size where that is larger
     */
    public record Value(int index, double gradient, double difference, double error) {}

    /** Receives the progress of a check. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A part will be checked now.
         *
         * @param number from 1
         * @param parts how many there are
         * @param name of the matrix or vector
         */
        void begins(int number, int parts, String name);
    }

    /** Takes a copy of the list. */
    public GradientCheck {
        parts = List.copyOf(parts);
    }

    /** The largest relative error of all. */
    public double largestError() {
        return parts.stream().mapToDouble(Part::largestError).max().orElse(0);
    }

    /** Number of parts with an outcome. */
    public long count(Outcome outcome) {
        return parts.stream().filter(part -> part.outcome() == outcome).count();
    }

    /** Whether at least one part was compared, and none differs. */
    public boolean passes() {
        return count(Outcome.DIFFERS) == 0 && count(Outcome.AGREES) > 0;
    }

    /**
     * Checks a network.
     *
     * @param parameters the network; not changed
     * @param candidates samples to choose from, in this order
     * @param samples how many to take, at least 2
     * @param perPart how many parameters of each matrix and vector, at least 1
     * @param seed which ones
     * @throws IllegalArgumentException if too few candidates stay away from kinks
     */
    public static GradientCheck of(
            Parameters parameters, List<Example> candidates, int samples, int perPart, long seed) {
        return of(parameters, candidates, samples, perPart, seed, (number, parts, name) -> {});
    }

    /** The same, with progress for networks whose check takes long. */
    public static GradientCheck of(
            Parameters parameters, List<Example> candidates, int samples, int perPart, long seed, Progress progress) {
        if (samples < 2 || perPart < 1) {
            throw new IllegalArgumentException(
                    "gradient check: needs at least 2 samples and 1 parameter, but got " + samples + " and " + perPart);
        }
        Parameters certain = withoutRandomness(parameters);
        ReferenceNetwork reference = new ReferenceNetwork(certain);
        ChosenSamples chosen = ChosenSamples.of(reference, candidates, samples);
        RecordedGradient recorded = new RecordedGradient(certain);
        double loss;
        try (TrainingEngine engine = new TrainingEngine(certain, recorded, samples, 1)) {
            engine.step(chosen.batch(certain.architecture()), 0);
            loss = engine.lossSum() / samples;
        }
        List<Part> parts = new ArrayList<>();
        List<ParameterSlot> slots = certain.layout().slots();
        int trained = (int) slots.stream().filter(ParameterSlot::isTrained).count();
        for (int s = 0; s < slots.size(); s++) {
            ParameterSlot slot = slots.get(s);
            if (slot.isTrained()) {
                progress.begins(parts.size() + 1, trained, slot.name());
                float[] gradient = recorded.gradient().values(slot);
                parts.add(new PartCheck(reference, chosen, gradient, s).part(slot, perPart, seed));
            }
        }
        double expected = reference.loss(chosen.x(), chosen.labels());
        return new GradientCheck(samples, chosen.leftOut(), loss, expected, parts);
    }

    /** The same parameters in a network where nothing is random. */
    private static Parameters withoutRandomness(Parameters parameters) {
        Architecture architecture = parameters.architecture();
        List<Layer> layers =
                architecture.layers().stream().map(Layer::withoutRandomness).toList();
        Parameters certain = Parameters.zeros(new Architecture(architecture.inputs(), layers, architecture.loss()));
        System.arraycopy(parameters.storage(), 0, certain.storage(), 0, certain.storage().length);
        return certain;
    }
}
