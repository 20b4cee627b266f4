package org.myelin.engine;

import org.myelin.flow.LayerFlow;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;

/** Measures the activations and sensitivities of one dense layer after a step. A task takes 32 neurons. */
final class LayerProbe {
    /** The largest f′ of the sigmoid; that of tanh is 1. */
    private static final double SIGMOID_SLOPE = 0.25;

    final DenseForward layer;
    private final Activation activation;
    private final OutputLoss output;
    private final float[] a;
    private final float[] delta;
    private final double[] sums;
    private final double[] squares;
    private final double[] sensitivities;
    private final int[] saturated;

    /** Observed samples in a row for which a neuron was 0. */
    private final long[] silent;

    private final ThreadTeam.Tasks tasks = (task, thread) -> measure(task);
    private int size;

    /**
     * Prepares the place for sums.
     *
     * @param function the step that computes f: the layer itself, or an activation layer behind it
     * @param activation f
     * @param output what knows the values of a softmax
     */
    LayerProbe(
            DenseForward layer,
            DenseBackward backward,
            ForwardStep function,
            Activation activation,
            OutputLoss output) {
        this.layer = layer;
        this.activation = activation;
        this.output = output;
        a = function.a;
        delta = backward.delta;
        sums = new double[layer.outputs];
        squares = new double[layer.outputs];
        sensitivities = new double[layer.outputs];
        saturated = new int[layer.outputs];
        silent = new long[layer.outputs];
    }

    void measure(ThreadTeam team, int size) {
        this.size = size;
        team.run(Panels.count(layer.outputs), (long) layer.outputs * size * ForwardStep.COST_OF_ELEMENT, tasks);
    }

    private void measure(int task) {
        int end = Math.min(layer.outputs, (task + 1) * Panels.WIDTH);
        for (int neuron = task * Panels.WIDTH; neuron < end; neuron++) {
            measureNeuron(neuron);
        }
    }

    private void measureNeuron(int neuron) {
        double sum = 0;
        double square = 0;
        double sensitivity = 0;
        int beyond = 0;
        for (int sample = 0; sample < size; sample++) {
            int at = Panels.index(layer.outputs, neuron, sample);
            double value = activation == Activation.SOFTMAX ? output.value(sample, neuron) : a[at];
            sum += value;
            square += value * value;
            sensitivity += (double) delta[at] * delta[at];
            beyond += isSaturated(value) ? 1 : 0;
        }
        sums[neuron] = sum;
        squares[neuron] = square;
        sensitivities[neuron] = sensitivity;
        saturated[neuron] = beyond;
        silent[neuron] = activation == Activation.RELU && square == 0 ? silent[neuron] + size : 0;
    }

    private boolean isSaturated(double value) {
        return switch (activation) {
            case SIGMOID -> value * (1 - value) < LayerFlow.SATURATED * SIGMOID_SLOPE;
            case TANH -> 1 - value * value < LayerFlow.SATURATED;
            case LINEAR, RELU, LEAKY_RELU, ELU, SELU, SOFTPLUS, GELU, SILU, SOFTMAX -> false;
        };
    }

    /** What was measured, with what others measured of the same layer. */
    LayerFlow flow(String label, WeightChange change, double gradientSquares) {
        double count = (double) layer.outputs * size;
        double mean = sum(sums) / count;
        int dead = 0;
        long beyond = 0;
        for (int neuron = 0; neuron < layer.outputs; neuron++) {
            dead += silent[neuron] >= LayerFlow.SAMPLES_TO_CALL_DEAD ? 1 : 0;
            beyond += saturated[neuron];
        }
        return new LayerFlow(
                label,
                layer.outputs,
                activation,
                Math.sqrt(size * sum(sensitivities)), // δ of the engine has the factor 1/b
                Math.sqrt(gradientSquares),
                change.weight(),
                change.update(),
                mean,
                Math.sqrt(Math.max(0, sum(squares) / count - mean * mean)),
                (double) dead / layer.outputs,
                beyond / count);
    }

    /** In order; a stream of doubles would not promise one. */
    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
