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
 * range, while the range is in the nearest cache; where a method updates whole matrices, of the whole matrix.
 */
final class WeightChanges implements Optimizer {
    /** Values that a task compares. */
    private static final int CHUNK = 4096;

    private final Optimizer method;
    private final RangeSums weights;
    private final RangeSums changes;

    /** What a range was, for each thread; large enough for the largest so far. */
    private final ThreadLocal<float[]> before = ThreadLocal.withInitial(() -> new float[CHUNK]);

    private boolean active;

    /**
     * Prepares nothing yet.
     *
     * @param method what updates
     * @param parameters number of parameters with padding
     */
    WeightChanges(Optimizer method, int parameters) {
        this.method = method;
        weights = new RangeSums(parameters);
        changes = new RangeSums(parameters);
    }

    /** Notes the squares from now on. */
    void begin() {
        weights.clear();
        changes.clear();
        active = true;
    }

    /** Notes no more. */
    void end() {
        active = false;
    }

    /** The norm of the parameters of a slot before the update. */
    double weight(int at, int length) {
        return weights.norm(at, length);
    }

    /** The norm of the change of the parameters of a slot. */
    double change(int at, int length) {
        return changes.norm(at, length);
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
        float[] old = copy(parameters, at, length);
        method.update(parameters, at, gradient, gradientAt, length, state, learningRate, step, decays);
        note(old, 0, parameters, at, length);
    }

    private float[] copy(float[] parameters, int at, int length) {
        float[] old = before.get();
        if (old.length < length) {
            old = new float[length];
            before.set(old);
        }
        System.arraycopy(parameters, at, old, 0, length);
        return old;
    }

    private void note(float[] old, int oldAt, float[] parameters, int at, int length) {
        weights.set(at, Sums.squares(old, oldAt, oldAt + length));
        changes.set(at, Sums.squaredDifferences(parameters, at, old, oldAt, length));
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
            float[] old = Arrays.copyOfRange(parameters, at, at + length);
            whole.update(parameters, gradient, at, state, learningRate, parallel);
            parallel.run(Math.ceilDiv(length, CHUNK), (long) length * ForwardStep.COST_OF_ELEMENT, task -> {
                int from = task * CHUNK;
                note(old, from, parameters, at + from, Math.min(CHUNK, length - from));
            });
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
