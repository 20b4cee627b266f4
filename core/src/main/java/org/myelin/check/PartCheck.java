package org.myelin.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.myelin.nn.ParameterSlot;
import org.myelin.random.CounterRandom;

/** Compares some gradients of one matrix or vector. */
final class PartCheck {
    private final ReferenceNetwork reference;
    private final double[][] x;
    private final int[] labels;
    private final float[] gradient;
    private final int number;
    private final double size;

    /**
     * Prepares the work.
     *
     * @param gradient of the engine, all values
     * @param number of the slot
     */
    PartCheck(ReferenceNetwork reference, ChosenSamples samples, float[] gradient, int number) {
        this.reference = reference;
        x = samples.x();
        labels = samples.labels();
        this.gradient = gradient;
        this.number = number;
        double squares = 0;
        for (float each : gradient) {
            squares += (double) each * each;
        }
        size = Math.sqrt(squares / gradient.length);
    }

    /**
     * Draws parameters until enough are compared. Passed over are those with a kink too near, and those that the loss
     * does not depend on, as behind a neuron that is silent for all samples: 0 = 0 would prove nothing.
     */
    GradientCheck.Part part(ParameterSlot slot, int count, long seed) {
        List<GradientCheck.Value> values = new ArrayList<>();
        double noise = 0;
        int[] order = CounterRandom.of(seed, number).permutation(gradient.length);
        for (int k = 0; k < order.length && k < 10 * count && values.size() < count; k++) {
            Optional<Difference> difference = Difference.of(reference, x, labels, number, order[k]);
            if (difference.isPresent() && !isTrivial(order[k], difference.get())) {
                values.add(compared(order[k], difference.get()));
                noise = Math.max(noise, difference.get().noise());
            }
        }
        return new GradientCheck.Part(slot.name(), slot.leaf() + 1, size, resolution(values, noise), values);
    }

    private boolean isTrivial(int index, Difference difference) {
        return gradient[index] == 0 && Math.abs(difference.value()) <= difference.noise();
    }

    private double resolution(List<GradientCheck.Value> values, double noise) {
        if (values.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        return noise == 0 ? 0 : noise / size;
    }

    private GradientCheck.Value compared(int index, Difference difference) {
        double unexplained = Math.max(0, Math.abs(gradient[index] - difference.value()) - difference.noise());
        double scale = Math.max(Math.abs(difference.value()), size);
        double error = unexplained == 0 ? 0 : unexplained / scale;
        return new GradientCheck.Value(index, gradient[index], difference.value(), error);
    }
}
