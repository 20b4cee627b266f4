package org.myelin.nn;

import java.util.Optional;

/**
 * A matrix or vector that a {@link Layer} declares. {@link ParameterSlot} is its place in the parameters of a network.
 *
 * @param name in model files, behind the path of the layer; unique in its layer
 * @param isMatrix whether it is a weight matrix
 * @param outputs number of rows, or of values of a vector
 * @param inputs number of columns; 1 for a vector
 * @param isTrained whether training changes it by gradients
 * @param decays whether weight decay applies
 * @param start how its values begin
 */
public record ParameterSpec(
        String name, boolean isMatrix, int outputs, int inputs, boolean isTrained, boolean decays, Start start) {
    /** Name of a weight matrix, or of the factor of each neuron. */
    public static final String WEIGHT = "weight";

    /** Name of what is added to each neuron. */
    public static final String BIAS = "bias";

    /** How values begin. */
    public sealed interface Start {
        /** All with the same value. */
        record Constant(float value) implements Start {}

        /** Drawn at random. */
        record Random(Initializer initializer) implements Start {}
    }

    /** A trained weight matrix, to which weight decay applies. */
    static ParameterSpec weights(int outputs, int inputs, Initializer initializer) {
        return new ParameterSpec(WEIGHT, true, outputs, inputs, true, true, new Start.Random(initializer));
    }

    /** A trained vector without weight decay. */
    static ParameterSpec vector(String name, int outputs, float start) {
        return new ParameterSpec(name, false, outputs, 1, true, false, new Start.Constant(start));
    }

    /** A vector that gradients do not change. */
    static ParameterSpec frozenVector(String name, int outputs, float start) {
        return new ParameterSpec(name, false, outputs, 1, false, false, new Start.Constant(start));
    }

    /** A weight matrix of zeros that gradients do not change. */
    static ParameterSpec frozenWeights(int outputs, int inputs) {
        return new ParameterSpec(WEIGHT, true, outputs, inputs, false, false, new Start.Constant(0));
    }

    /** Number of values. */
    public long count() {
        return (long) outputs * inputs;
    }

    /** Its initializer, where it starts at random. */
    public Optional<Initializer> initializer() {
        return start instanceof Start.Random(Initializer initializer) ? Optional.of(initializer) : Optional.empty();
    }
}
