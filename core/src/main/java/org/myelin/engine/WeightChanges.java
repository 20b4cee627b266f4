package org.myelin.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.myelin.kernel.Panels;
import org.myelin.optim.MatrixMethod;
import org.myelin.optim.MatrixPlace;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Parallel;

/**
 * Has an optimiser update the parameters and, when asked to, notes the squares of what they were and of how they changed: range by
 * range, while the range is in the nearest cache.
 */
final class WeightChanges implements Optimizer {
    private final Optimizer method;

    /** One sum for each range, at the place of its first 32 parameters. A range belongs to one task. */
    private final double[] weights;

    private final double[] changes;
    private boolean active;

    /**
     * Prepares the place for the sums.
     *
     * @param method what updates
     * @param parameters number of parameters with padding
     */
    WeightChanges(Optimizer method, int parameters) {
        this.method = method;
        weights = new double[Math.ceilDiv(parameters, Panels.WIDTH)];
        changes = new double[weights.length];
    }

    /** Notes the squares from now on. */
    void begin() {
        Arrays.fill(weights, 0);
        Arrays.fill(changes, 0);
        active = true;
    }

    /** Notes no more. */
    void end() {
        active = false;
    }

    /** The norm of the parameters of a slot before the update. */
    double weight(int at, int length) {
        return norm(weights, at, length);
    }

    /** The norm of the change of the parameters of a slot. */
    double change(int at, int length) {
        return norm(changes, at, length);
    }

    private static double norm(double[] squares, int at, int length) {
        return Math.sqrt(Sums.of(squares, at / Panels.WIDTH, (at + length) / Panels.WIDTH));
    }

    @Override
    public void update(
            float[] parameters,
            int at,
            float[] gradient,
            int gradientAt,
            int length,
            float[][] state,
            double learningRate,
            long step,
            boolean decays) {
        if (!active) {
            method.update(parameters, at, gradient, gradientAt, length, state, learningRate, step, decays);
            return;
        }
        float[] before = Arrays.copyOfRange(parameters, at, at + length);
        method.update(parameters, at, gradient, gradientAt, length, state, learningRate, step, decays);
        note(before, parameters, at);
    }

    private void note(float[] before, float[] parameters, int at) {
        weights[at / Panels.WIDTH] = Sums.squares(before, 0, before.length);
        changes[at / Panels.WIDTH] = Sums.squaredDifferences(parameters, at, before, 0, before.length);
    }

    @Override
    public Optional<MatrixMethod> matrixMethod(MatrixPlace place, int inputs, int outputs) {
        int length = Panels.size(inputs, outputs);
        return method.matrixMethod(place, inputs, outputs).map(whole -> new Watched(whole, length));
    }

    /** The same for a whole matrix. */
    private final class Watched implements MatrixMethod {
        private final MatrixMethod whole;
        private final int length;

        Watched(MatrixMethod whole, int length) {
            this.whole = whole;
            this.length = length;
        }

        @Override
        public void update(
                float[] parameters, float[] gradient, int at, float[][] state, double learningRate, Parallel parallel) {
            if (!active) {
                whole.update(parameters, gradient, at, state, learningRate, parallel);
                return;
            }
            float[] before = Arrays.copyOfRange(parameters, at, at + length);
            whole.update(parameters, gradient, at, state, learningRate, parallel);
            note(before, parameters, at);
        }
    }

    @Override
    public OptionalDouble maxGradientNorm() {
        return method.maxGradientNorm();
    }

    @Override
    public List<String> stateNames() {
        return method.stateNames();
    }
}
