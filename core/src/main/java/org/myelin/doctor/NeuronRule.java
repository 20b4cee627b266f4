package org.myelin.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.LayerFlow;

/**
 * Neurons that cannot learn since f is flat where they are: dead ReLU, saturated sigmoid and tanh (lecture 16). The
 * output layer is left out: its values shall lie near 0 and 1.
 */
final class NeuronRule implements Rule {
    private static final double MANY_DEAD = 0.5;
    private static final double MANY_SATURATED = 0.6;

    /** Sampled steps in a row that confirm a finding. */
    private static final int STEPS = 2;

    private final Map<String, Integer> saturated = new HashMap<>();

    @Override
    public List<Diagnosis> observe(GradientFlow flow) {
        List<Diagnosis> found = new ArrayList<>();
        for (LayerFlow layer : flow.layers().subList(0, flow.layers().size() - 1)) {
            if (layer.dead() > MANY_DEAD) { // the engine has watched these for many samples already
                found.add(diagnosis(Illness.DEAD_NEURONS, layer, layer.dead()));
            }
            int steps = layer.saturated() > MANY_SATURATED ? saturated.getOrDefault(layer.label(), 0) + 1 : 0;
            saturated.put(layer.label(), steps);
            if (steps >= STEPS) {
                found.add(diagnosis(Illness.SATURATED_NEURONS, layer, layer.saturated()));
            }
        }
        return found;
    }

    private static Diagnosis diagnosis(Illness illness, LayerFlow layer, double fraction) {
        return new Diagnosis(
                illness,
                Optional.of(layer.label()),
                Map.of(
                        "layer", layer.label(),
                        "fraction", fraction,
                        "activation", layer.activation().toString(),
                        "neurons", layer.neurons()));
    }
}
