package org.myelin.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.LayerFlow;

/**
 * Gradients that vanish or explode (lecture 15, 16): how |δˡ| compares with |δ^L|. Two sampled steps in a row must show
 * it, since a single batch may be an exception.
 */
final class SensitivityRule implements Rule {
    /** A layer that gets less than this part of the output's sensitivity learns a thousand times slower. */
    private static final double VANISHED = 1e-3;

    private static final double EXPLODED = 100;

    private Optional<Diagnosis> before = Optional.empty();

    /** A loss that is no longer a number confirms what one sampled step showed. */
    @Override
    public List<Diagnosis> diverged() {
        return before.filter(diagnosis -> diagnosis.illness() == Illness.EXPLODING_GRADIENT).stream()
                .toList();
    }

    @Override
    public List<Diagnosis> observe(GradientFlow flow) {
        Optional<Diagnosis> now = examine(flow.layers());
        boolean confirmed = now.isPresent()
                && before.isPresent()
                && now.get().illness() == before.get().illness();
        before = now;
        return confirmed ? List.of(now.get()) : List.of();
    }

    /** The layer nearest to the output at which it has happened: all before it are ill as well. */
    private static Optional<Diagnosis> examine(List<LayerFlow> layers) {
        LayerFlow last = layers.getLast();
        for (LayerFlow layer : layers.reversed()) {
            double ratio = layer.sensitivity() / last.sensitivity();
            if (ratio == 0) {
                return Optional.empty(); // nothing gets through at all: neurons are dead, which another rule sees
            }
            if (ratio < VANISHED || ratio > EXPLODED) {
                double first = layers.getFirst().sensitivity() / last.sensitivity();
                return Optional.of(new Diagnosis(
                        ratio < VANISHED ? Illness.VANISHING_GRADIENT : Illness.EXPLODING_GRADIENT,
                        Optional.of(layer.label()),
                        Map.of(
                                "layer",
                                layer.label(),
                                "output-layer",
                                last.label(),
                                "ratio",
                                ratio,
                                "layers",
                                layers.indexOf(layer) + 1,
                                "first-layer",
                                layers.getFirst().label(),
                                "first-ratio",
                                first)));
            }
        }
        return Optional.empty();
    }
}
