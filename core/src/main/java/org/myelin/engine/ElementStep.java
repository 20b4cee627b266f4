package org.myelin.engine;

import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/** What changes each value by itself and learns nothing. A task takes one panel of samples. */
abstract class ElementStep extends LayerStep {
    final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks forwardTasks = (panel, thread) -> forwardPanel(panel);
    private final ThreadTeam.Tasks backwardTasks = (panel, thread) -> backwardPanel(panel);
    private float[] input = {};
    private Sensitivities below = this;
    private int size;

    ElementStep(LayerPlace place) {
        super(place);
    }

    /** Prepares a pass. */
    void begin(Pass pass) {}

    /** a from the input, for a range of both. */
    abstract void compute(float[] input, int at, int length);

    /** to := the sensitivities of the input, for a range. */
    abstract void differentiate(float[] input, float[] to, int at, int length);

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        begin(pass);
        team.run(Panels.count(size), (long) outputs * size * COST_OF_ELEMENT, forwardTasks);
    }

    private void forwardPanel(int panel) {
        int at = Panels.index(outputs, 0, panel * Panels.WIDTH);
        compute(input, at, Panels.paddedRows(outputs) * Panels.WIDTH);
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (below != null) {
            this.input = input;
            this.below = below;
            this.size = size;
            team.run(Panels.count(size), (long) outputs * size * COST_OF_ELEMENT, backwardTasks);
        }
    }

    private void backwardPanel(int panel) {
        int sample = panel * Panels.WIDTH;
        int at = Panels.index(outputs, 0, sample);
        differentiate(input, below.delta(), at, Panels.paddedRows(outputs) * Panels.WIDTH);
        for (int neuron = 0; neuron < outputs; neuron += Panels.WIDTH) {
            below.finish(neuron, sample, size);
        }
    }
}
