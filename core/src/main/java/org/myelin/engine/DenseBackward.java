package org.myelin.engine;

import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.update.GradientSink;

/**
 * The backward half of one dense layer: sensitivities for the layer below, and gradients that go straight into the
 * parameters.
 *
 * <p>No gradient of a whole layer is ever stored. A task computes 32 × 32 gradients, which stay in the nearest cache,
 * and hands them to the optimiser at once; that saves writing and reading the gradient, which for wide layers is as
 * much memory traffic as the update itself. It needs the sensitivities of the layer below to be computed first,
 * because they use W before the update.
 */
final class DenseBackward extends BackwardStep {
    /** Panels of inputs that one task of the weight gradient takes: together with δ they fill half of a usual L2. */
    private static final int INPUT_PANELS_PER_TASK = 8;

    /** Floats of a block, and of the scratch that a thread needs. */
    static final int BLOCK = Panels.WIDTH * Panels.WIDTH;

    /** δᵀ. */
    final float[] deltaTransposed;

    private final DenseForward layer;
    private final int capacity;
    private final float[] parameters;
    private final GradientSink sink;
    private final float[][] scratch;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks sensitivityTasks = this::sensitivityPanel;
    private final ThreadTeam.Tasks updateTasks = this::updateBlocks;
    private Sensitivities below = this;
    private float[] input = {};
    private int size;
    private int threads;

    /**
     * Prepares a layer.
     *
     * @param sink where gradients go
     * @param scratch for each thread an array of {@link #BLOCK} floats
     */
    DenseBackward(DenseForward layer, int capacity, float[] parameters, GradientSink sink, float[][] scratch) {
        this(
                layer,
                capacity,
                parameters,
                sink,
                scratch,
                new float[Panels.size(layer.outputs, capacity)],
                new float[Panels.size(capacity, layer.outputs)]);
    }

    private DenseBackward(
            DenseForward layer,
            int capacity,
            float[] parameters,
            GradientSink sink,
            float[][] scratch,
            float[] delta,
            float[] deltaTransposed) {
        super(delta);
        this.layer = layer;
        this.capacity = capacity;
        this.parameters = parameters;
        this.sink = sink;
        this.scratch = scratch;
        this.deltaTransposed = deltaTransposed;
    }

    /** The backward half of a linear layer whose output is added to that of this one, so that both have the same δ. */
    DenseBackward besides(DenseForward other) {
        return new DenseBackward(other, capacity, parameters, sink, scratch, delta, deltaTransposed);
    }

    /** δ := f′(z) ∘ ∂J/∂a (lecture 12, 14), and δᵀ. */
    @Override
    public void finish(int neuron, int sample, int size) {
        int block = Panels.index(layer.outputs, neuron, sample);
        int rows = Panels.paddedRows(Math.min(Panels.WIDTH, layer.outputs - neuron));
        kernels.functions()
                .multiplyByDerivative(layer.function, delta, block, layer.source, block, rows * Panels.WIDTH);
        transposeDelta(neuron, sample, size);
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (below != null) {
            propagate(team, below, size);
        }
        if (layer.isTrained) {
            update(team, input, size);
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

    /** δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹)   (lecture 14), where {@code below} holds δˡ and knows f′, and this layer Wˡ and δˡ⁺¹. */
    private void propagate(ThreadTeam team, Sensitivities below, int size) {
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
        float[] to = below.delta();
        int soon = threads * BLOCK; // the weights that this thread will want next
        int part = neuron + soon / Panels.WIDTH < layer.inputs ? BLOCK / Panels.count(size) : 0;
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int block = Panels.index(layer.inputs, neuron, sample);
            kernels.product(
                    parameters,
                    blocks,
                    stride,
                    delta,
                    Panels.index(layer.outputs, 0, sample),
                    layer.outputs,
                    to,
                    block,
                    rows,
                    Math.min(Panels.WIDTH, size - sample),
                    parameters,
                    blocks + soon + sample / Panels.WIDTH * part,
                    stride,
                    part,
                    to,
                    block,
                    BLOCK);
            below.finish(neuron, sample, size);
        }
    }

    /**
     * ∂J/∂Wˡ = δˡ⁺¹ (aˡ)ᵀ   (lecture 14), ∂J/∂b = δˡ⁺¹ 1, each followed by the optimiser's step (lecture 10).
     *
     * @param input aˡ
     */
    private void update(ThreadTeam team, float[] input, int size) {
        this.input = input;
        this.size = size;
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
            updateWeights(neuron, output, thread);
        }
        if (group == 0 && layer.hasBias) {
            updateBiases(output, thread);
        }
    }

    private void updateWeights(int neuron, int output, int thread) {
        float[] gradient = scratch[thread];
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
                sink.prefetchTarget(),
                at + BLOCK,
                part,
                part,
                sink.secondPrefetchTarget(),
                at + BLOCK,
                BLOCK);
        sink.accept(thread, at, rows * Panels.WIDTH, gradient, 0, true);
    }

    private void updateBiases(int output, int thread) {
        float[] gradient = scratch[thread];
        kernels.sumRows(deltaTransposed, Panels.index(capacity, 0, output), size, gradient, 0);
        sink.accept(thread, layer.biasesAt + output, Panels.WIDTH, gradient, 0, false);
    }
}
