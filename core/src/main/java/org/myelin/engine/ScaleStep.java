package org.myelin.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Norms;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.ParameterSpec;
import org.myelin.nn.Scale;

/**
 * A learned factor for each feature: a = s ∘ x. Backward ∂J/∂x = s ∘ δ and ∂J/∂s = Σ δ ∘ x over the samples. A task
 * takes 32 features, for all samples.
 */
final class ScaleStep extends LayerStep {
    private final LayerPlace place;
    private final float[] parameters;
    private final ParameterSlot scale;
    private final Kernels kernels = Kernels.active();
    private final float[] zeros = new float[Panels.WIDTH];
    private final float[][] lanes;
    private final float[][] gradients;
    private final ThreadTeam.Tasks forwardTasks = (task, thread) -> forwardBlocks(task * Panels.WIDTH);
    private final ThreadTeam.Tasks backwardTasks = this::backwardBlocks;
    private float[] input = {};
    private @Nullable Sensitivities below;
    private int size;

    ScaleStep(Scale layer, NetworkSteps network) {
        this(network.nextLeaf());
    }

    private ScaleStep(LayerPlace place) {
        super(place);
        this.place = place;
        parameters = place.storage();
        scale = place.slot(ParameterSpec.WEIGHT);
        lanes = place.trainingScratch(BLOCK);
        gradients = place.trainingScratch(Panels.WIDTH);
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        this.size = size;
        team.run(Panels.count(outputs), (long) outputs * size * COST_OF_ELEMENT, forwardTasks);
    }

    private void forwardBlocks(int neuron) {
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            scale(input, a, neuron, sample);
        }
    }

    /** to := s ∘ from, for 32 features and 32 samples. */
    private void scale(float[] from, float[] to, int neuron, int sample) {
        int at = Panels.index(outputs, neuron, sample);
        for (int i = neuron; i < Math.min(outputs, neuron + Panels.WIDTH); i++) {
            kernels.functions().addScaled(zeros, 0, from, at, parameters[scale.at() + i], to, at, Panels.WIDTH);
            at += Panels.WIDTH;
        }
    }

    @Override
    float[] forward(float[] x, TaskRunner runner) {
        float[] y = new float[x.length];
        for (int i = 0; i < outputs; i++) {
            y[i] = Math.fma(parameters[scale.at() + i], x[i], 0f); // as addScaled has it
        }
        return y;
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        this.input = input;
        this.below = below;
        this.size = size;
        team.run(Panels.count(outputs), (long) outputs * size * COST_OF_ELEMENT, backwardTasks);
    }

    private void backwardBlocks(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(outputs, neuron, sample);
            int columns = Math.min(Panels.WIDTH, size - sample);
            kernels.norms().addRowProducts(input, at, delta, at, neurons, columns, zeros, 0, lanes[thread]);
            if (below != null) {
                scale(delta, below.delta(), neuron, sample);
                below.finish(neuron, sample, size);
            }
        }
        Arrays.fill(gradients[thread], 0);
        Norms.addLanes(lanes[thread], neurons, gradients[thread], 0);
        place.requireGradients()
                .accept(thread, scale.at() + neuron, Panels.WIDTH, gradients[thread], 0, scale.decays());
    }
}
