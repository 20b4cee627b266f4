package org.myelin.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Norms;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.ParameterSpec;
import org.myelin.update.GradientSink;

/**
 * Batch normalisation at work: y = γ (x − mean) r + β with r = 1/√(variance + ε). Backward, with n samples and x̂ = (x
 * − mean) r, ∂J/∂x = γ r (δ − Σδ/n − x̂ Σ(δ x̂)/n). A task takes 32 neurons, for all samples.
 */
final class BatchNormStep extends LayerStep {
    private final LayerPlace place;
    private final float[] parameters;
    private final ParameterSlot gamma;
    private final ParameterSlot beta;
    private final int runningMeansAt;
    private final int runningVariancesAt;

    /** Of each neuron in this batch: mean and r. */
    private final float[] means;

    private final float[] reciprocals;

    /** Of each neuron, for linear combinations of rows. */
    private final float[] factors;

    private final float[] slopes;
    private final float[] starts;
    private final float[] gammaGradient;
    private final float[] betaGradient;
    private final float[][] lanes;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks forwardTasks = this::normalize;
    private final ThreadTeam.Tasks backwardTasks = this::differentiate;
    private float[] input = {};
    private @Nullable Sensitivities below;
    private int size;
    private boolean training;

    BatchNormStep(BatchNorm layer, NetworkSteps network) {
        this(network.nextLeaf());
    }

    private BatchNormStep(LayerPlace place) {
        super(place);
        this.place = place;
        parameters = place.storage();
        gamma = place.slot(ParameterSpec.WEIGHT);
        beta = place.slot(ParameterSpec.BIAS);
        runningMeansAt = place.slot(BatchNorm.MEAN).at();
        runningVariancesAt = place.slot(BatchNorm.VARIANCE).at();
        means = place.neurons();
        reciprocals = place.neurons();
        factors = place.neurons();
        slopes = place.neurons();
        starts = place.neurons();
        gammaGradient = place.trainingNeurons();
        betaGradient = place.trainingNeurons();
        lanes = place.trainingScratch(BLOCK);
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        this.size = size;
        training = pass.isTraining();
        team.run(Panels.count(outputs), (long) outputs * size * COST_OF_ELEMENT, forwardTasks);
    }

    private void normalize(int task, int thread) {
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
            factors[i] = 0;
            slopes[i] = parameters[gamma.at() + i] * reciprocals[i];
            starts[i] = parameters[beta.at() + i];
        }
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            combine(input, neuron, neurons, sample, a);
        }
    }

    /** to := factors ∘ y + slopes ∘ (x − means) + starts, for 32 neurons and 32 samples. */
    private void combine(float[] y, int neuron, int neurons, int sample, float[] to) {
        int at = Panels.index(outputs, neuron, sample);
        kernels.norms().rowCombination(y, at, factors, input, at, slopes, means, starts, neuron, neurons, to, at);
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
            int at = Panels.index(outputs, neuron, sample);
            int columns = Math.min(Panels.WIDTH, size - sample);
            norms.addRowSquares(input, at, neurons, columns, means, neuron, sums);
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

    private static float reciprocal(float variance) {
        return 1 / (float) Math.sqrt(variance + BatchNorm.EPSILON);
    }

    @Override
    float[] forward(float[] x, TaskRunner runner) {
        float[] y = new float[x.length];
        for (int i = 0; i < outputs; i++) {
            float slope = parameters[gamma.at() + i] * reciprocal(parameters[runningVariancesAt + i]);
            float sum = Math.fma(slope, x[i] - parameters[runningMeansAt + i], parameters[beta.at() + i]);
            y[i] = Math.fma(0f, x[i], sum); // as in a batch, where a term with factor 0 comes last
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

    private void differentiate(int task, int thread) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        measureGradients(neuron, neurons, lanes[thread]);
        if (below != null) {
            propagate(neuron, neurons, below);
        }
        GradientSink sink = place.requireGradients();
        sink.accept(thread, gamma.at() + neuron, Panels.WIDTH, gammaGradient, neuron, gamma.decays());
        sink.accept(thread, beta.at() + neuron, Panels.WIDTH, betaGradient, neuron, beta.decays());
    }

    /** ∂J/∂β = Σ δ and ∂J/∂γ = Σ δ x̂. */
    private void measureGradients(int neuron, int neurons, float[] sums) {
        Norms norms = kernels.norms();
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(outputs, neuron, sample);
            norms.addRows(delta, at, neurons, Math.min(Panels.WIDTH, size - sample), sums);
        }
        Norms.addLanes(sums, neurons, betaGradient, neuron);
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int at = Panels.index(outputs, neuron, sample);
            int columns = Math.min(Panels.WIDTH, size - sample);
            norms.addRowProducts(input, at, delta, at, neurons, columns, means, neuron, sums);
        }
        Norms.addLanes(sums, neurons, gammaGradient, neuron);
        for (int i = neuron; i < neuron + neurons; i++) {
            gammaGradient[i] *= reciprocals[i];
        }
    }

    private void propagate(int neuron, int neurons, Sensitivities below) {
        for (int i = neuron; i < neuron + neurons; i++) {
            float reciprocal = reciprocals[i];
            factors[i] = parameters[gamma.at() + i] * reciprocal;
            slopes[i] = -factors[i] * reciprocal * gammaGradient[i] / size;
            starts[i] = -factors[i] * betaGradient[i] / size;
        }
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            combine(delta, neuron, neurons, sample, below.delta());
            clearPadding(below.delta(), Panels.index(outputs, neuron, sample), neurons, size - sample);
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
