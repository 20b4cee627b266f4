package org.myelin.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Norms;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.ParameterSpec;

/** Layer normalisation at work. A task takes one panel of samples, or 32 neurons for the gradients of γ and β. */
final class LayerNormStep extends LayerStep {
    private final LayerPlace place;
    private final float[] parameters;
    private final ParameterSlot gamma;
    private final ParameterSlot beta;

    /** Of each sample: mean and 1/√(variance + ε). */
    private final float[] means;

    private final float[] reciprocals;
    private final float[][] lanes;
    private final float[][] gradients;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks forwardTasks = (panel, thread) -> normalize(panel * Panels.WIDTH);
    private final ThreadTeam.Tasks sensitivityTasks = (panel, thread) -> propagate(panel * Panels.WIDTH);
    private final ThreadTeam.Tasks updateTasks = this::update;
    private float[] input = {};
    private Sensitivities below = this;
    private int size;

    LayerNormStep(LayerNorm layer, NetworkSteps network) {
        this(network.nextLeaf());
    }

    private LayerNormStep(LayerPlace place) {
        super(place);
        this.place = place;
        parameters = place.storage();
        gamma = place.slot(ParameterSpec.WEIGHT);
        beta = place.slot(ParameterSpec.BIAS);
        means = new float[Panels.count(place.capacity()) * Panels.WIDTH];
        reciprocals = new float[means.length];
        lanes = place.trainingScratch(BLOCK);
        gradients = place.trainingScratch(Panels.WIDTH);
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        team.run(Panels.count(size), (long) outputs * size * COST_OF_ELEMENT, forwardTasks);
    }

    private void normalize(int sample) {
        int at = Panels.index(outputs, 0, sample);
        normalize(input, at, a, at, means, reciprocals, sample);
    }

    /** y = γ (x − mean)/√(variance + ε) + β for 32 samples. */
    private void normalize(float[] x, int xAt, float[] y, int yAt, float[] means, float[] reciprocals, int sample) {
        kernels.norms()
                .normalizeColumns(
                        x,
                        xAt,
                        outputs,
                        parameters,
                        gamma.at(),
                        beta.at(),
                        LayerNorm.EPSILON,
                        y,
                        yAt,
                        means,
                        reciprocals,
                        sample);
    }

    /** By the kernel of batches, with the sample in the first column of a panel. */
    @Override
    float[] forward(float[] x, TaskRunner runner) {
        float[] panel = new float[outputs * Panels.WIDTH];
        for (int i = 0; i < outputs; i++) {
            panel[i * Panels.WIDTH] = x[i];
        }
        normalize(panel, 0, panel, 0, new float[Panels.WIDTH], new float[Panels.WIDTH], 0);
        float[] y = new float[x.length];
        for (int i = 0; i < outputs; i++) {
            y[i] = panel[i * Panels.WIDTH];
        }
        return y;
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        this.input = input;
        this.size = size;
        long cost = (long) outputs * size * COST_OF_ELEMENT;
        if (below != null) {
            this.below = below;
            team.run(Panels.count(size), cost, sensitivityTasks);
        }
        team.run(Panels.count(outputs), cost, updateTasks);
    }

    private void propagate(int sample) {
        int at = Panels.index(outputs, 0, sample);
        kernels.norms()
                .columnGradient(
                        input,
                        at,
                        delta,
                        at,
                        outputs,
                        parameters,
                        gamma.at(),
                        means,
                        reciprocals,
                        sample,
                        below.delta(),
                        at);
        for (int neuron = 0; neuron < outputs; neuron += Panels.WIDTH) {
            below.finish(neuron, sample, size);
        }
    }

    /** ∂J/∂γ = Σ δ ∘ x̂ and ∂J/∂β = Σ δ over the samples, for 32 neurons. */
    private void update(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(outputs, neuron, sample);
            int columns = Math.min(Panels.WIDTH, size - sample);
            kernels.norms()
                    .addColumnProducts(
                            input, at, delta, at, neurons, columns, means, reciprocals, sample, lanes[thread]);
        }
        hand(gamma, neuron, neurons, thread);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(outputs, neuron, sample);
            kernels.norms().addRows(delta, at, neurons, Math.min(Panels.WIDTH, size - sample), lanes[thread]);
        }
        hand(beta, neuron, neurons, thread);
    }

    /** Hands over the gradient of 32 neurons, which the lanes sum up to. */
    private void hand(ParameterSlot slot, int neuron, int neurons, int thread) {
        Arrays.fill(gradients[thread], 0);
        Norms.addLanes(lanes[thread], neurons, gradients[thread], 0);
        place.requireGradients().accept(thread, slot.at() + neuron, Panels.WIDTH, gradients[thread], 0, slot.decays());
    }
}
