package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.optim.Optimizer;

/**
 * The backward half of one dense layer: sensitivities for the layer below, and gradients that go straight into the
 * parameters.
 *
 * <p>No gradient of a whole layer is ever stored. A task computes 32 × 32 gradients, which stay in the nearest cache,
 * and hands them to the optimiser at once; that saves writing and reading the gradient, which for wide layers is as
 * much memory traffic as the update itself. It needs the sensitivities of the layer below to be computed first,
 * because they use W before the update.
 */
final class BackwardStep {
    /** Panels of inputs that one task of the weight gradient takes: together with δ they fill half of a usual L2. */
    private static final int INPUT_PANELS_PER_TASK = 8;

    /** Floats of a block, and of the scratch that a thread needs. */
    static final int BLOCK = Panels.WIDTH * Panels.WIDTH;

    /** δ: a row for each neuron, a column for each sample. */
    final float[] delta;
    /** δᵀ. */
    final float[] deltaTransposed;

    private final LayerStep layer;
    private final int capacity;
    private final float[] parameters;
    private final Optimizer optimizer;
    private final float[][] state;
    private final float[][] scratch;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks sensitivityTasks = this::sensitivityPanel;
    private final ThreadTeam.Tasks updateTasks = this::updateBlocks;
    private BackwardStep below = this;
    private float[] input = {};
    private int size;
    private int threads;
    private double learningRate;

    /**
     * Prepares a layer.
     *
     * @param scratch for each thread an array of {@link #BLOCK} floats
     */
    BackwardStep(
            LayerStep layer,
            int capacity,
            float[] parameters,
            Optimizer optimizer,
            float[][] state,
            float[][] scratch) {
        this.layer = layer;
        this.capacity = capacity;
        this.parameters = parameters;
        this.optimizer = optimizer;
        this.state = state;
        this.scratch = scratch;
        delta = new float[Panels.size(layer.outputs, capacity)];
        deltaTransposed = new float[Panels.size(capacity, layer.outputs)];
    }

    /** Copies δ to δᵀ; the layers below the output layer have it done with their sensitivities. */
    void transposeDelta(int size) {
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            for (int neuron = 0; neuron < layer.outputs; neuron += Panels.WIDTH) {
                transposeDelta(neuron, sample, size);
            }
        }
    }

    private void transposeDelta(int neuron, int sample, int size) {
        kernels.transpose(
                delta,
                Panels.index(layer.outputs, neuron, sample),
                Math.min(Panels.WIDTH, layer.outputs - neuron),
                Math.min(Panels.WIDTH, size - sample),
                deltaTransposed,
                Panels.index(capacity, sample, neuron));
    }

    /** δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹)   (lecture 14), where {@code below} holds δˡ and this layer Wˡ and δˡ⁺¹. */
    void propagate(ThreadTeam team, BackwardStep below, int size) {
        this.below = below;
        this.size = size;
        threads = team.threads();
        team.run(Panels.count(layer.inputs), (long) layer.inputs * layer.outputs * size, sensitivityTasks);
    }

    private void sensitivityPanel(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, layer.inputs - neuron);
        int rows = Panels.paddedRows(neurons);
        int blocks = layer.weightsAt + Panels.index(layer.inputs, neuron, 0);
        int stride = Panels.index(layer.inputs, 0, Panels.WIDTH);
        int soon = threads * BLOCK; // the weights that this thread will want next
        int part = neuron + soon / Panels.WIDTH < layer.inputs ? BLOCK / Panels.count(size) : 0;
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int block = Panels.index(layer.inputs, neuron, sample);
            int transposedBlock = Panels.index(capacity, sample, neuron);
            kernels.product(
                    parameters,
                    blocks,
                    stride,
                    delta,
                    Panels.index(layer.outputs, 0, sample),
                    layer.outputs,
                    below.delta,
                    block,
                    rows,
                    Math.min(Panels.WIDTH, size - sample),
                    parameters,
                    blocks + soon + sample / Panels.WIDTH * part,
                    stride,
                    part,
                    below.deltaTransposed,
                    transposedBlock,
                    BLOCK);
            ElementWise.multiplyByDerivative(
                    kernels, below.layer.activation, below.delta, block, below.layer.a, block, rows * Panels.WIDTH);
            below.transposeDelta(neuron, sample, size);
        }
    }

    /**
     * ∂J/∂Wˡ = δˡ⁺¹ (aˡ)ᵀ   (lecture 14), ∂J/∂b = δˡ⁺¹ 1, each followed by the optimiser's step (lecture 10).
     *
     * @param input aˡ
     */
    void update(ThreadTeam team, float[] input, int size, double learningRate) {
        this.input = input;
        this.size = size;
        this.learningRate = learningRate;
        int groups = (Panels.count(layer.inputs) + INPUT_PANELS_PER_TASK - 1) / INPUT_PANELS_PER_TASK;
        team.run(groups * Panels.count(layer.outputs), (long) layer.inputs * layer.outputs * size, updateTasks);
    }

    private void updateBlocks(int task, int thread) {
        int outputPanels = Panels.count(layer.outputs);
        int output = task % outputPanels * Panels.WIDTH;
        int group = task / outputPanels;
        int from = group * INPUT_PANELS_PER_TASK * Panels.WIDTH;
        int to = Math.min(layer.inputs, from + INPUT_PANELS_PER_TASK * Panels.WIDTH);
        for (int neuron = from; neuron < to; neuron += Panels.WIDTH) {
            updateWeights(neuron, output, scratch[thread]);
        }
        if (group == 0 && layer.hasBias) {
            updateBiases(output, scratch[thread]);
        }
    }

    private void updateWeights(int neuron, int output, float[] gradient) {
        int at = layer.weightsAt + Panels.index(layer.inputs, neuron, output);
        int rows = Panels.paddedRows(Math.min(Panels.WIDTH, layer.inputs - neuron));
        int part = BLOCK / Panels.count(size);
        kernels.product(
                input,
                Panels.index(layer.inputs, neuron, 0),
                Panels.index(layer.inputs, 0, Panels.WIDTH),
                deltaTransposed,
                Panels.index(capacity, 0, output),
                size,
                gradient,
                0,
                rows,
                Panels.WIDTH, // all columns: δᵀ has zeros in its padding, and the update takes whole rows
                parameters,
                at + BLOCK,
                part,
                part,
                state.length == 0 ? parameters : state[0],
                at + BLOCK,
                BLOCK);
        optimizer.update(parameters, at, gradient, 0, rows * Panels.WIDTH, state, learningRate, true);
    }

    private void updateBiases(int output, float[] gradient) {
        kernels.sumRows(deltaTransposed, Panels.index(capacity, 0, output), size, gradient, 0);
        optimizer.update(parameters, layer.biasesAt + output, gradient, 0, Panels.WIDTH, state, learningRate, false);
    }
}
