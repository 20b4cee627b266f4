package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Parameters;

/**
 * One dense layer at work on a batch: its place in the parameters and its activations a = f(W a_in + b).
 *
 * <p>A task of the forward step computes 32 neurons for some panels of 32 samples. While a block of 32 × 32 values is
 * still in the nearest cache it goes through f.
 */
final class LayerStep {
    /** Enough for threads of unequal speed to finish at about the same time. */
    private static final int TASKS_PER_THREAD = 8;

    final int inputs;
    final int outputs;
    final Activation activation;
    final int weightsAt;
    final int biasesAt;
    final boolean hasBias;

    /** a: a row for each neuron, a column for each sample. Rows that only pad stay zero. */
    final float[] a;

    private final float[] parameters;
    private final Kernels kernels = Kernels.active();
    private final float[] zeros = new float[Panels.WIDTH];
    private final ThreadTeam.Tasks tasks = this::forwardGroup;
    private float[] input = {};
    private int size;
    private int groups;
    private int threads;

    /**
     * Prepares a layer.
     *
     * @param layer its number, from 0
     * @param capacity most samples of a batch
     */
    LayerStep(Parameters parameters, int layer, int capacity) {
        var layout = parameters.layout();
        var dense = layout.layer(layer);
        this.parameters = parameters.storage();
        inputs = layout.inputs(layer);
        outputs = dense.outputs();
        activation = dense.activation();
        weightsAt = layout.weightsAt(layer);
        biasesAt = layout.biasesAt(layer);
        hasBias = dense.bias();
        a = new float[Panels.size(outputs, capacity)];
    }

    /** a = f(W a_in + b) for the first {@code size} samples; softmax is left to {@link OutputLoss}. */
    void forward(ThreadTeam team, float[] input, int size) {
        this.input = input;
        this.size = size;
        threads = team.threads();
        groups = groups(Panels.count(outputs), Panels.count(size), threads);
        team.run(Panels.count(outputs) * groups, (long) inputs * outputs * size, tasks);
    }

    /**
     * Into how many groups the panels of samples are cut for each panel of neurons. One is best: then a thread reads a
     * panel of weights from memory, and uses it for all samples while it is in its cache. More where threads would have
     * nothing to do.
     */
    private static int groups(int neuronPanels, int samplePanels, int threads) {
        int wanted = (threads * TASKS_PER_THREAD + neuronPanels - 1) / neuronPanels;
        return threads == 1 ? 1 : Math.min(samplePanels, wanted);
    }

    /** One panel of neurons and one group of panels of samples; meanwhile, the weights that this thread will want next. */
    private void forwardGroup(int task, int thread) {
        int panels = Panels.count(size);
        int from = task % groups * panels / groups;
        int to = (task % groups + 1) * panels / groups;
        int weights = Panels.paddedRows(inputs) * Panels.WIDTH;
        int soon = (task + threads) / groups * Panels.WIDTH;
        int part = soon < outputs ? weights / (to - from) : 0;
        int next = weightsAt + Panels.index(inputs, 0, soon);
        for (int panel = from; panel < to; panel++) {
            int neuron = task / groups * Panels.WIDTH;
            forwardBlock(neuron, panel * Panels.WIDTH, next + (panel - from) * part, part);
        }
    }

    /** zˡ⁺¹ = Wˡ aˡ + b, aˡ⁺¹ = f(zˡ⁺¹)   (lecture 4) for one panel of neurons and one panel of samples. */
    private void forwardBlock(int neuron, int sample, int nextAt, int nextLength) {
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        int samples = Math.min(Panels.WIDTH, size - sample);
        int rows = Panels.paddedRows(neurons);
        int block = Panels.index(outputs, neuron, sample);
        kernels.transposedProduct(
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
                samples,
                parameters,
                nextAt,
                nextLength);
        ElementWise.activate(kernels, activation, a, block, neurons * Panels.WIDTH);
    }
}
