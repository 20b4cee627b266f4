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
        boolean isSoftmax = activation == Activation.SOFTMAX;
        boolean saturates = activation == Activation.SIGMOID || activation == Activation.TANH;
        double sum = 0;
        double square = 0;
        double sensitivity = 0;
        int beyond = 0;
        for (int panel = 0; panel < Panels.count(size); panel++) {
            int at = Panels.index(layer.outputs, neuron, panel * Panels.WIDTH);
            int columns = Panels.columnsIn(panel, size);
            for (int j = 0; j < columns; j++) {
                double value = isSoftmax ? output.value(panel * Panels.WIDTH + j, neuron) : a[at + j];
                sum += value;
                square += value * value;
                sensitivity += (double) delta[at + j] * delta[at + j];
                beyond += saturates && isSaturated(value) ? 1 : 0;
            }
        }
        sums[neuron] = sum;
        squares[neuron] = square;
        sensitivities[neuron] = sensitivity;
        saturated[neuron] = beyond;
        silent[neuron] = activation == Activation.RELU && square == 0 ? silent[neuron] + size : 0;
    }

    /** Of a sigmoid or tanh: whether f′, which is a function of a, is below its share. */
    private boolean isSaturated(double value) {
        return activation == Activation.SIGMOID
                ? value * (1 - value) < LayerFlow.SATURATED * SIGMOID_SLOPE
                : 1 - value * value < LayerFlow.SATURATED;
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
