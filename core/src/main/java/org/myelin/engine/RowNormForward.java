package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Norms;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Parameters;

/** Batch normalisation at work. A task takes 32 neurons, for all samples. */
final class RowNormForward extends ForwardStep {
    final int gammaAt;
    final int betaAt;

    /** Of each neuron in this batch: mean and 1/√(variance + ε). */
    final float[] means;

    final float[] reciprocals;
    private final int runningMeansAt;
    private final int runningVariancesAt;
    private final float[] parameters;
    private final float[] slopes;
    private final float[] starts;
    private final float[] zeros;
    private final float[][] lanes;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks tasks = this::block;
    private float[] input = {};
    private int size;
    private boolean training;

    RowNormForward(Parameters parameters, int leaf, int outputs, int capacity, int threads) {
        super(outputs, new float[Panels.size(outputs, capacity)]);
        this.parameters = parameters.storage();
        gammaAt = parameters.layout().weightsAt(leaf);
        betaAt = parameters.layout().biasesAt(leaf);
        runningMeansAt = parameters.layout().statisticsAt(leaf);
        int padded = Panels.count(outputs) * Panels.WIDTH;
        runningVariancesAt = runningMeansAt + padded;
        means = new float[padded];
        reciprocals = new float[padded];
        slopes = new float[padded];
        starts = new float[padded];
        zeros = new float[padded];
        lanes = new float[threads][DenseBackward.BLOCK];
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        this.size = size;
        training = pass.isTraining();
        team.run(Panels.count(outputs), (long) outputs * size * COST_OF_ELEMENT, tasks);
    }

    private void block(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        if (training) {
            measure(neuron, neurons, lanes[thread]);
        } else {
            System.arraycopy(parameters, runningMeansAt + neuron, means, neuron, neurons);
            for (int i = neuron; i < neuron + neurons; i++) {
                reciprocals[i] = reciprocal(parameters[runningVariancesAt + i]);
            }
        }
        for (int i = neuron; i < neuron + neurons; i++) {
            slopes[i] = parameters[gammaAt + i] * reciprocals[i];
            starts[i] = parameters[betaAt + i];
        }
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(outputs, neuron, sample);
            kernels.norms().rowCombination(input, at, zeros, input, at, slopes, means, starts, neuron, neurons, a, at);
        }
    }

    /** Mean and variance over the samples of the batch, and the running averages. */
    private void measure(int neuron, int neurons, float[] sums) {
        Norms norms = kernels.norms();
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            norms.addRows(
                    input, Panels.index(outputs, neuron, sample), neurons, Math.min(Panels.WIDTH, size - sample), sums);
        }
        Norms.addLanes(sums, neurons, means, neuron);
        for (int i = neuron; i < neuron + neurons; i++) {
            means[i] /= size;
        }
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            norms.addRowSquares(
                    input,
                    Panels.index(outputs, neuron, sample),
                    neurons,
                    Math.min(Panels.WIDTH, size - sample),
                    means,
                    neuron,
                    sums);
        }
        Norms.addLanes(sums, neurons, reciprocals, neuron);
        for (int i = neuron; i < neuron + neurons; i++) {
            float squares = reciprocals[i];
            reciprocals[i] = reciprocal(squares / size);
            if (size > 1) { // one sample, what an epoch may leave for its last batch, has no variance
                average(runningMeansAt + i, means[i]);
                average(runningVariancesAt + i, squares / (size - 1));
            }
        }
    }

    private void average(int at, float value) {
        parameters[at] = Math.fma(BatchNorm.MOMENTUM, value - parameters[at], parameters[at]);
    }

    static float reciprocal(float variance) {
        return 1 / (float) Math.sqrt(variance + BatchNorm.EPSILON);
    }
}
