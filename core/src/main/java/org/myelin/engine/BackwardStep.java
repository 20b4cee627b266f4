package org.myelin.engine;

import org.jspecify.annotations.Nullable;
import org.myelin.kernel.ThreadTeam;

/** The backward half of a layer: from the sensitivities of its output to those of its input, and to its gradients. */
abstract class BackwardStep implements Sensitivities {
    final float[] delta;

    BackwardStep(float[] delta) {
        this.delta = delta;
    }

    @Override
    public float[] delta() {
        return delta;
    }

    /** Nothing to do for most layers. */
    @Override
    public void finish(int neuron, int sample, int size) {}

    /**
     * Computes the sensitivities of the input, where somebody needs them, and hands the gradients to the update.
     *
     * @param input the activations that went in
     * @param below where their sensitivities go; none for the first layer
     */
    abstract void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size);
}
