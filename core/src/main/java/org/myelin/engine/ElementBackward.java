package org.myelin.engine;

import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/** The backward half of an activation function by itself, or of dropout. A task takes one panel of samples. */
final class ElementBackward extends BackwardStep {
    private final ElementForward layer;
    private final ThreadTeam.Tasks tasks = this::panel;
    private Sensitivities below = this;
    private int size;

    ElementBackward(ElementForward layer, int capacity) {
        super(new float[Panels.size(layer.outputs, capacity)]);
        this.layer = layer;
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (below != null) {
            this.below = below;
            this.size = size;
            long cost = (long) layer.outputs * size * ForwardStep.COST_OF_ELEMENT;
            team.run(Panels.count(size), cost, tasks);
        }
    }

    private void panel(int panel, int thread) {
        int sample = panel * Panels.WIDTH;
        int at = Panels.index(layer.outputs, 0, sample);
        layer.differentiate(delta, below.delta(), at, Panels.paddedRows(layer.outputs) * Panels.WIDTH);
        for (int neuron = 0; neuron < layer.outputs; neuron += Panels.WIDTH) {
            below.finish(neuron, sample, size);
        }
    }
}
