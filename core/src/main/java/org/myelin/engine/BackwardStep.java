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

    private static final int BLOCK = Panels.WIDTH * Panels.WIDTH;

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
    private final float[] zeros = new float[Panels.WIDTH];
    private final ThreadTeam.Tasks sensitivityTasks = this::sensitivityPanel;
    private final ThreadTeam.Tasks updateTasks = this::updateBlocks;
    private BackwardStep below = this;
    private float[] inputTransposed = {};
    private int inputCapacity;
    private int size;
    private double learningRate;

    /**
     * Prepares a layer.
     *
     * @param scratch for each thread an array of {@link #scratchSize} floats at least
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

    static int scratchSize(LayerStep layer) {
        return Math.max(Panels.size(layer.outputs, Panels.WIDTH), BLOCK);
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
        team.run(Panels.count(layer.inputs), (long) layer.inputs * layer.outputs * size, sensitivityTasks);
    }

    private void sensitivityPanel(int task, int thread) {
        int input = task * Panels.WIDTH;
        int inputs = Math.min(Panels.WIDTH, layer.inputs - input);
        int rows = Panels.paddedRows(inputs);
        float[] transposedW = scratch[thread];
        for (int output = 0; output < layer.outputs; output += Panels.WIDTH) {
            kernels.transpose(
                    parameters,
                    layer.weightsAt + Panels.index(layer.inputs, input, output),
                    inputs,
                    Math.min(Panels.WIDTH, layer.outputs - output),
                    transposedW,
                    output * Panels.WIDTH);
        }
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int block = Panels.index(layer.inputs, input, sample);
            kernels.product(
                    transposedW,
                    0,
                    delta,
                    Panels.index(layer.outputs, 0, sample),
                    layer.outputs,
                    zeros,
                    0,
                    below.delta,
                    block,
                    rows,
                    Math.min(Panels.WIDTH, size - sample));
            ElementWise.multiplyByDerivative(
                    kernels, below.layer.activation, below.delta, block, below.layer.a, block, rows * Panels.WIDTH);
            below.transposeDelta(input, sample, size);
        }
    }

    /**
     * ∂J/∂Wˡ = δˡ⁺¹ (aˡ)ᵀ   (lecture 14), ∂J/∂b = δˡ⁺¹ 1, each followed by the optimiser's step (lecture 10).
     *
     * @param inputTransposed (aˡ)ᵀ
     * @param inputCapacity its number of rows
     */
    void update(ThreadTeam team, float[] inputTransposed, int inputCapacity, int size, double learningRate) {
        this.inputTransposed = inputTransposed;
        this.inputCapacity = inputCapacity;
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
        for (int input = from; input < to; input += Panels.WIDTH) {
            updateWeights(input, output, scratch[thread]);
        }
        if (group == 0 && layer.hasBias) {
            updateBiases(output, scratch[thread]);
        }
    }

    private void updateWeights(int input, int output, float[] gradient) {
        int at = layer.weightsAt + Panels.index(layer.inputs, input, output);
        int rows = Panels.paddedRows(Math.min(Panels.WIDTH, layer.inputs - input));
        kernels.product(
                inputTransposed,
                Panels.index(inputCapacity, 0, input),
                deltaTransposed,
                Panels.index(capacity, 0, output),
                size,
                zeros,
                0,
                gradient,
                0,
                rows,
                Panels.WIDTH, // all columns: δᵀ has zeros in its padding, and the update takes whole rows
                parameters,
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
