package org.myelin.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Norms;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.update.GradientSink;

/**
 * The backward half of batch normalisation: with n samples ∂J/∂x = γ r (δ − Σδ/n − x̂ Σ(δ x̂)/n), r = 1/√(variance + ε) and x̂ =
 * (x − mean) r. A task takes 32 neurons, for all samples.
 */
final class RowNormBackward extends BackwardStep {
    private final RowNormForward layer;
    private final float[] parameters;
    private final GradientSink sink;
    private final float[][] lanes;
    private final float[] gammaGradient;
    private final float[] betaGradient;
    private final float[] factors;
    private final float[] slopes;
    private final float[] starts;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks tasks = this::block;
    private float[] input = {};
    private @Nullable Sensitivities below;
    private int size;

    RowNormBackward(RowNormForward layer, int capacity, float[] parameters, GradientSink sink, int threads) {
        super(new float[Panels.size(layer.outputs, capacity)]);
        this.layer = layer;
        this.parameters = parameters;
        this.sink = sink;
        lanes = new float[threads][DenseBackward.BLOCK];
        gammaGradient = new float[layer.means.length];
        betaGradient = new float[layer.means.length];
        factors = new float[layer.means.length];
        slopes = new float[layer.means.length];
        starts = new float[layer.means.length];
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        this.input = input;
        this.below = below;
        this.size = size;
        team.run(Panels.count(layer.outputs), (long) layer.outputs * size * ForwardStep.COST_OF_ELEMENT, tasks);
    }

    private void block(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, layer.outputs - neuron);
        measure(neuron, neurons, lanes[thread]);
        if (below != null) {
            propagate(neuron, neurons, below);
        }
        sink.accept(thread, layer.gammaAt + neuron, Panels.WIDTH, gammaGradient, neuron, false);
        sink.accept(thread, layer.betaAt + neuron, Panels.WIDTH, betaGradient, neuron, false);
    }

    /** ∂J/∂β = Σ δ and ∂J/∂γ = Σ δ x̂. */
    private void measure(int neuron, int neurons, float[] sums) {
        Norms norms = kernels.norms();
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(layer.outputs, neuron, sample);
            norms.addRows(delta, at, neurons, Math.min(Panels.WIDTH, size - sample), sums);
        }
        Norms.addLanes(sums, neurons, betaGradient, neuron);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(layer.outputs, neuron, sample);
            int columns = Math.min(Panels.WIDTH, size - sample);
            norms.addRowProducts(input, at, delta, at, neurons, columns, layer.means, neuron, sums);
        }
        Norms.addLanes(sums, neurons, gammaGradient, neuron);
        for (int i = neuron; i < neuron + neurons; i++) {
            gammaGradient[i] *= layer.reciprocals[i];
        }
    }

    private void propagate(int neuron, int neurons, Sensitivities below) {
        for (int i = neuron; i < neuron + neurons; i++) {
            float reciprocal = layer.reciprocals[i];
            factors[i] = parameters[layer.gammaAt + i] * reciprocal;
            slopes[i] = -factors[i] * reciprocal * gammaGradient[i] / size;
            starts[i] = -factors[i] * betaGradient[i] / size;
        }
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(layer.outputs, neuron, sample);
            kernels.norms()
                    .rowCombination(
                            delta,
                            at,
                            factors,
                            input,
                            at,
                            slopes,
                            layer.means,
                            starts,
                            neuron,
                            neurons,
                            below.delta(),
                            at);
            clearPadding(below.delta(), at, neurons, size - sample);
            below.finish(neuron, sample, size);
        }
    }

    /** What is not a sample gets no sensitivity. */
    private static void clearPadding(float[] delta, int at, int rows, int columns) {
        for (int row = 0; columns < Panels.WIDTH && row < rows; row++) {
            int from = at + row * Panels.WIDTH;
            Arrays.fill(delta, from + columns, from + Panels.WIDTH, 0);
        }
    }
}
