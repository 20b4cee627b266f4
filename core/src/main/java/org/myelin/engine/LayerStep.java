package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Parameters;

/**
 * One dense layer at work on a batch: its place in the parameters and its activations a = f(W a_in + b).
 *
 * <p>A task of the forward step computes 32 neurons for 32 samples. While that block is still in the nearest cache it
 * goes through f and, in training, is copied transposed for the weight gradient.
 */
final class LayerStep {
    final int inputs;
    final int outputs;
    final Activation activation;
    final int weightsAt;
    final int biasesAt;
    final boolean hasBias;

    /** a: a row for each neuron, a column for each sample. */
    final float[] a;
    /** aᵀ; empty when only the forward step runs or nothing needs it. */
    final float[] aTransposed;

    private final int capacity;
    private final float[] parameters;
    private final Kernels kernels = Kernels.active();
    private final float[] zeros = new float[Panels.WIDTH];
    private final ThreadTeam.Tasks tasks = this::forwardBlock;
    private float[] input = {};
    private int size;

    /**
     * Prepares a layer.
     *
     * @param layer its number, from 0
     * @param capacity most samples of a batch
     * @param keepTransposed whether a training step will need aᵀ
     */
    LayerStep(Parameters parameters, int layer, int capacity, boolean keepTransposed) {
        var layout = parameters.layout();
        var dense = layout.layer(layer);
        this.parameters = parameters.storage();
        this.capacity = capacity;
        inputs = layout.inputs(layer);
        outputs = dense.outputs();
        activation = dense.activation();
        weightsAt = layout.weightsAt(layer);
        biasesAt = layout.biasesAt(layer);
        hasBias = dense.bias();
        a = new float[Panels.size(outputs, capacity)];
        aTransposed = new float[keepTransposed ? Panels.size(capacity, outputs) : 0];
    }

    /** a = f(W a_in + b) for the first {@code size} samples; softmax is left to {@link OutputLoss}. */
    void forward(ThreadTeam team, float[] input, int size) {
        this.input = input;
        this.size = size;
        team.run(Panels.count(outputs) * Panels.count(size), (long) inputs * outputs * size, tasks);
    }

    /** zˡ⁺¹ = Wˡ aˡ + b, aˡ⁺¹ = f(zˡ⁺¹)   (lecture 4) for one panel of neurons and one panel of samples. */
    private void forwardBlock(int task, int thread) {
        int samplePanels = Panels.count(size);
        int neuron = task / samplePanels * Panels.WIDTH;
        int sample = task % samplePanels * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        int samples = Math.min(Panels.WIDTH, size - sample);
        int rows = Panels.paddedRows(neurons);
        int block = Panels.index(outputs, neuron, sample);
        kernels.product(
                parameters,
                weightsAt + Panels.index(inputs, 0, neuron),
                input,
                Panels.index(inputs, 0, sample),
                inputs,
                hasBias ? parameters : zeros,
                hasBias ? biasesAt + neuron : 0,
                a,
                block,
                rows,
                samples);
        ElementWise.activate(kernels, activation, a, block, rows * Panels.WIDTH);
        if (aTransposed.length > 0) {
            kernels.transpose(a, block, neurons, samples, aTransposed, Panels.index(capacity, sample, neuron));
        }
    }
}
