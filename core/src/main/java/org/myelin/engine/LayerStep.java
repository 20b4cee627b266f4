package org.myelin.engine;

import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Layer;

/**
 * A layer at work: forward on a batch and on a single sample, and backward. It takes the activations of the layer
 * before and computes its own; on the way back it takes the sensitivities of its outputs, and computes those of its
 * inputs and its gradients.
 *
 * <p>Only what is set up for batches has {@link #a}, and only what is set up for training has memory for {@link
 * #backward}.
 */
abstract class LayerStep implements Sensitivities {
    /** Multiply-adds that take as long as one element-wise operation. */
    static final int COST_OF_ELEMENT = 8;

    /** Values of 32 neurons for 32 samples. */
    static final int BLOCK = Panels.WIDTH * Panels.WIDTH;

    /** What it computes. */
    final Layer layer;

    final int outputs;

    /** The activations: a row for each neuron, a column for each sample. Rows that only pad stay zero. */
    final float[] a;

    /** The sensitivities of the outputs, in the same layout. */
    final float[] delta;

    /** A layer that holds no others. */
    LayerStep(LayerPlace place) {
        this(
                place.description().layer(),
                place.outputs(),
                place.batch(place.outputs()),
                place.trainingBatch(place.outputs()));
    }

    LayerStep(Layer layer, int outputs, float[] a, float[] delta) {
        this.layer = layer;
        this.outputs = outputs;
        this.a = a;
        this.delta = delta;
    }

    /** Computes a for the first {@code size} samples. */
    abstract void forward(ThreadTeam team, float[] input, int size, Pass pass);

    /**
     * Computes the activations of one sample as in prediction, with the bits that a batch would have. Several threads
     * may do so at once.
     *
     * @param x the activations of the layer before, padded to whole panels; not changed
     * @return a new array padded to whole panels, or x itself
     */
    abstract float[] forward(float[] x, TaskRunner runner);

    @Override
    public float[] delta() {
        return delta;
    }

    /** Nothing to do for most layers. */
    @Override
    public void finish(int neuron, int sample, int size) {}

    /**
     * Computes the sensitivities of the input, where they are needed, and hands the gradients to the update.
     *
     * @param input the activations that went in
     * @param below where their sensitivities go; none for the first layer
     */
    abstract void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size);
}
