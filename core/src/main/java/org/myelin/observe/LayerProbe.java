package org.myelin.observe;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.myelin.engine.TrainedLayer;
import org.myelin.flow.LayerFlow;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/** Measures the activations and sensitivities of one dense layer after a step. A task takes 32 neurons. */
final class LayerProbe {
    /** Multiply-adds that take as long as reading one value. */
    static final int COST_OF_ELEMENT = 8;

    private final TrainedLayer layer;
    private final Optional<DoubleUnaryOperator> relativeSlope;
    private final double[] sums;
    private final double[] squares;
    private final double[] sensitivities;
    private final int[] saturated;

    /** Observed samples in a row for which a neuron was 0. */
    private final long[] silent;

    private final ThreadTeam.Tasks tasks = (task, thread) -> measure(task);
    private int size;

    LayerProbe(TrainedLayer layer) {
        this.layer = layer;
        relativeSlope = layer.activation().relativeSlope();
        sums = new double[layer.outputs()];
        squares = new double[layer.outputs()];
        sensitivities = new double[layer.outputs()];
        saturated = new int[layer.outputs()];
        silent = new long[layer.outputs()];
    }

    TrainedLayer layer() {
        return layer;
    }

    void measure(ThreadTeam team, int size) {
        this.size = size;
        team.run(Panels.count(layer.outputs()), (long) layer.outputs() * size * COST_OF_ELEMENT, tasks);
    }

    private void measure(int task) {
        int end = Math.min(layer.outputs(), (task + 1) * Panels.WIDTH);
        for (int neuron = task * Panels.WIDTH; neuron < end; neuron++) {
            measureNeuron(neuron);
        }
    }

    private void measureNeuron(int neuron) {
        float[] a = layer.activations();
        float[] delta = layer.sensitivities();
        double sum = 0;
        double square = 0;
        double sensitivity = 0;
        int beyond = 0;
        for (int panel = 0; panel < Panels.count(size); panel++) {
            int at = Panels.index(layer.outputs(), neuron, panel * Panels.WIDTH);
            int end = at + Panels.columnsIn(panel, size);
            sum += Sums.of(a, at, end);
            square += Sums.squares(a, at, end);
            sensitivity += Sums.squares(delta, at, end);
            beyond += saturated(a, at, end);
        }
        sums[neuron] = sum;
        squares[neuron] = square;
        sensitivities[neuron] = sensitivity;
        saturated[neuron] = beyond;
        silent[neuron] = layer.activation().canDie() && square == 0 ? silent[neuron] + size : 0;
    }

    /** How often f′ is below the fraction of its maximum that counts as saturated. */
    private int saturated(float[] a, int from, int to) {
        int count = 0;
        for (int k = from; relativeSlope.isPresent() && k < to; k++) {
            count += relativeSlope.get().applyAsDouble(a[k]) < LayerFlow.SATURATED ? 1 : 0;
        }
        return count;
    }

    /** The result, with the norms of the layer's gradient, weights and change of weights. */
    LayerFlow flow(double gradient, double weight, double change) {
        double count = (double) layer.outputs() * size;
        double mean = Sums.of(sums) / count;
        int dead = 0;
        long beyond = 0;
        for (int neuron = 0; neuron < layer.outputs(); neuron++) {
            dead += silent[neuron] >= LayerFlow.SAMPLES_TO_CALL_DEAD ? 1 : 0;
            beyond += saturated[neuron];
        }
        return new LayerFlow(
                layer.label(),
                layer.outputs(),
                layer.activation(),
                Math.sqrt(size * Sums.of(sensitivities)), // δ of the engine has the factor 1/b
                gradient,
                weight,
                change,
                mean,
                Math.sqrt(Math.max(0, Sums.of(squares) / count - mean * mean)),
                (double) dead / layer.outputs(),
                beyond / count);
    }
}
