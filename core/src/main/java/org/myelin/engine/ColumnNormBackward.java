package org.myelin.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Norms;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.update.GradientSink;

/** The backward half of layer normalisation. */
final class ColumnNormBackward extends BackwardStep {
    private final ColumnNormForward layer;
    private final float[] parameters;
    private final GradientSink sink;
    private final float[][] lanes;
    private final float[][] gradients;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks panels = this::panel;
    private final ThreadTeam.Tasks blocks = this::update;
    private float[] input = {};
    private Sensitivities below = this;
    private int size;

    ColumnNormBackward(ColumnNormForward layer, int capacity, float[] parameters, GradientSink sink, int threads) {
        super(new float[Panels.size(layer.outputs, capacity)]);
        this.layer = layer;
        this.parameters = parameters;
        this.sink = sink;
        lanes = new float[threads][DenseBackward.BLOCK];
        gradients = new float[threads][Panels.WIDTH];
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        this.input = input;
        this.size = size;
        long cost = (long) layer.outputs * size * ForwardStep.COST_OF_ELEMENT;
        if (below != null) {
            this.below = below;
            team.run(Panels.count(size), cost, panels);
        }
        team.run(Panels.count(layer.outputs), cost, blocks);
    }

    private void panel(int panel, int thread) {
        int sample = panel * Panels.WIDTH;
        int at = Panels.index(layer.outputs, 0, sample);
        kernels.norms()
                .columnGradient(
                        input,
                        at,
                        delta,
                        at,
                        layer.outputs,
                        parameters,
                        layer.gammaAt,
                        layer.means,
                        layer.reciprocals,
                        sample,
                        below.delta(),
                        at);
        for (int neuron = 0; neuron < layer.outputs; neuron += Panels.WIDTH) {
            below.finish(neuron, sample, size);
        }
    }

    /** ∂J/∂γ = Σ δ ∘ x̂ and ∂J/∂β = Σ δ over the samples, for 32 neurons. */
    private void update(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, layer.outputs - neuron);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(layer.outputs, neuron, sample);
            int columns = Math.min(Panels.WIDTH, size - sample);
            kernels.norms()
                    .addColumnProducts(
                            input,
                            at,
                            delta,
                            at,
                            neurons,
                            columns,
                            layer.means,
                            layer.reciprocals,
                            sample,
                            lanes[thread]);
        }
        accept(neurons, layer.gammaAt + neuron, thread);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(layer.outputs, neuron, sample);
            kernels.norms().addRows(delta, at, neurons, Math.min(Panels.WIDTH, size - sample), lanes[thread]);
        }
        accept(neurons, layer.betaAt + neuron, thread);
    }

    private void accept(int neurons, int at, int thread) {
        Arrays.fill(gradients[thread], 0);
        Norms.addLanes(lanes[thread], neurons, gradients[thread], 0);
        sink.accept(thread, at, Panels.WIDTH, gradients[thread], 0, false);
    }
}
