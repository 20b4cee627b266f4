package org.myelin.engine;

import java.util.Optional;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.ParameterSlot;
import org.myelin.update.GradientSink;

/**
 * The gradients of a dense layer on their way to the optimiser. No gradient of a whole layer is ever stored: a task
 * computes 32 × 32 gradients, which stay in the nearest cache, and hands them to the optimiser at once. That saves
 * writing and reading the gradient, which for wide layers is as much memory traffic as the update itself.
 */
final class DenseUpdate {
    /** Panels of inputs that one task takes: together with δ they fill half of a typical L2 cache. */
    private static final int INPUT_PANELS_PER_TASK = 8;

    /** Values of a block of the gradient: 32 × 32. */
    private static final int BLOCK = LayerStep.BLOCK;

    private final LayerPlace place;
    private final int inputs;
    private final int outputs;
    private final int weightsAt;
    private final boolean weightsDecay;
    private final boolean hasBias;
    private final int biasesAt;
    private final boolean biasesDecay;
    private final float[] deltaTransposed;
    private final float[][] scratch;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks tasks = this::updateBlocks;
    private float[] input = {};
    private int size;

    /**
     * The update of one layer.
     *
     * @param deltaTransposed δᵀ of the layer, a live array
     * @param scratch a block for each thread
     */
    DenseUpdate(
            LayerPlace place,
            ParameterSlot weights,
            Optional<ParameterSlot> biases,
            float[] deltaTransposed,
            float[][] scratch) {
        this.place = place;
        this.deltaTransposed = deltaTransposed;
        this.scratch = scratch;
        inputs = place.inputs();
        outputs = place.outputs();
        weightsAt = weights.at();
        weightsDecay = weights.decays();
        hasBias = biases.isPresent();
        biasesAt = biases.map(ParameterSlot::at).orElse(0);
        biasesDecay = biases.filter(ParameterSlot::decays).isPresent();
    }

    /**
     * ∂J/∂Wˡ = δˡ⁺¹ (aˡ)ᵀ   (lecture 14), ∂J/∂b = δˡ⁺¹ 1, each followed by the optimiser's step (lecture 10).
     *
     * @param input aˡ
     */
    void run(ThreadTeam team, float[] input, int size) {
        this.input = input;
        this.size = size;
        int count = Math.ceilDiv(Panels.count(inputs), INPUT_PANELS_PER_TASK) * Panels.count(outputs);
        team.run(count, (long) inputs * outputs * size, tasks);
    }

    private void updateBlocks(int task, int thread) {
        int outputPanels = Panels.count(outputs);
        int output = task % outputPanels * Panels.WIDTH;
        int group = task / outputPanels;
        int from = group * INPUT_PANELS_PER_TASK * Panels.WIDTH;
        int to = Math.min(inputs, from + INPUT_PANELS_PER_TASK * Panels.WIDTH);
        GradientSink sink = place.requireGradients();
        for (int neuron = from; neuron < to; neuron += Panels.WIDTH) {
            updateWeights(neuron, output, thread, sink);
        }
        if (group == 0 && hasBias) {
            kernels.sumRows(deltaTransposed, Panels.index(place.capacity(), 0, output), size, scratch[thread], 0);
            sink.accept(thread, biasesAt + output, Panels.WIDTH, scratch[thread], 0, biasesDecay);
        }
    }

    private void updateWeights(int neuron, int output, int thread, GradientSink sink) {
        float[] gradient = scratch[thread];
        int at = weightsAt + Panels.index(inputs, neuron, output);
        int rows = Panels.paddedRows(Math.min(Panels.WIDTH, inputs - neuron));
        int part = BLOCK / Panels.count(size);
        kernels.product(
                input,
                Panels.index(inputs, neuron, 0),
                Panels.index(inputs, 0, Panels.WIDTH),
                deltaTransposed,
                Panels.index(place.capacity(), 0, output),
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
        sink.accept(thread, at, rows * Panels.WIDTH, gradient, 0, weightsDecay);
    }
}
