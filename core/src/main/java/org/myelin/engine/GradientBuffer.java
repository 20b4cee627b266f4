package org.myelin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.optim.MatrixMethod;
import org.myelin.optim.MatrixPlace;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Parallel;

/**
 * Keeps the gradients of all parameters until the backward step is over: for several batches that make one step, for the norm
 * of them all, and for methods that update whole matrices. What got no gradient, since its branch was left out, is not updated.
 */
final class GradientBuffer implements GradientUse {
    /** Values that a task takes: they fit into the nearest cache three times. */
    private static final int CHUNK = 4096;

    /** A weight matrix that is updated as a whole. */
    private record Whole(int slot, int at, MatrixMethod method) {}

    /** Some values that are updated element by element. */
    private record Chunk(int slot, int at, int length, boolean decays) {}

    private final float[] parameters;
    private final Optimizer optimizer;
    private final float[][] state;
    private final float[] gradients;
    private final List<Whole> matrices = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final double[] squares;

    /** Where the trained slots begin, ascending, and which of them got a gradient since the last step. */
    private final int[] starts;

    private final boolean[] taken;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks squareTasks = (task, thread) -> square(task);
    private final ThreadTeam.Tasks scaleTasks = (task, thread) -> scale(task);
    private final ThreadTeam.Tasks clearTasks = (task, thread) -> clear(task);
    private final ThreadTeam.Tasks updateTasks = (task, thread) -> update(task);
    private long samples;
    private float weight;
    private float factor;
    private double learningRate;
    private long step;

    GradientBuffer(Parameters parameters, Optimizer optimizer, float[][] state) {
        this.parameters = parameters.storage();
        this.optimizer = optimizer;
        this.state = state;
        gradients = new float[this.parameters.length];
        List<ParameterSlot> trained = parameters.layout().slots().stream()
                .filter(ParameterSlot::isTrained)
                .toList();
        List<ParameterSlot> ofMatrices =
                trained.stream().filter(ParameterSlot::isMatrix).toList();
        Map<List<Object>, Optional<MatrixMethod>> methods = new HashMap<>();
        starts = trained.stream().mapToInt(ParameterSlot::at).toArray();
        taken = new boolean[starts.length];
        for (int s = 0; s < starts.length; s++) {
            ParameterSlot slot = trained.get(s);
            int number = s;
            Optional<MatrixMethod> method = Optional.empty();
            if (slot.isMatrix()) {
                MatrixPlace place = slot.equals(ofMatrices.getLast())
                        ? MatrixPlace.OUTPUT
                        : slot.equals(ofMatrices.getFirst()) ? MatrixPlace.INPUT : MatrixPlace.HIDDEN;
                method = methods.computeIfAbsent(
                        List.of(place, slot.inputs(), slot.outputs()),
                        _ -> optimizer.matrixMethod(place, slot.inputs(), slot.outputs()));
            }
            method.ifPresentOrElse(whole -> matrices.add(new Whole(number, slot.at(), whole)), () -> cut(slot, number));
        }
        squares = new double[Math.ceilDiv(gradients.length, CHUNK)];
    }

    private void cut(ParameterSlot slot, int number) {
        int length = slot.isMatrix()
                ? Panels.size(slot.inputs(), slot.outputs())
                : Panels.count(slot.outputs()) * Panels.WIDTH;
        for (int from = 0; from < length; from += CHUNK) {
            chunks.add(new Chunk(number, slot.at() + from, Math.min(CHUNK, length - from), slot.isMatrix()));
        }
    }

    /** Whether an optimiser needs all gradients at once. */
    static boolean isNeededBy(Optimizer optimizer) {
        return optimizer.maxGradientNorm().isPresent()
                || Arrays.stream(MatrixPlace.values())
                        .anyMatch(place -> optimizer.matrixMethod(place, 1, 1).isPresent());
    }

    /** Begins a batch: its mean gradient counts as often as it has samples. */
    void begin(int size) {
        weight = size;
        samples += size;
    }

    @Override
    public void take(int at, float[] gradient, int gradientAt, int length, boolean decays) {
        int slot = Arrays.binarySearch(starts, at);
        taken[slot >= 0 ? slot : -slot - 2] = true;
        kernels.functions().addScaled(gradients, at, gradient, gradientAt, weight, gradients, at, length);
    }

    /** Ends the step: takes the mean over all samples, shortens it where it is too long, and updates. */
    void update(ThreadTeam team, double learningRate, long step) {
        this.learningRate = learningRate;
        this.step = step;
        double mean = 1.0 / samples;
        factor = (float) mean;
        optimizer.maxGradientNorm().ifPresent(most -> {
            team.run(squares.length, gradients.length, squareTasks);
            double norm = Math.sqrt(Arrays.stream(squares).sum()) * mean;
            factor = (float) (mean * Math.min(1, most / norm));
        });
        team.run(squares.length, gradients.length, scaleTasks);
        team.run(chunks.size(), gradients.length, updateTasks);
        Parallel parallel = (count, cost, task) -> team.run(count, cost, (number, thread) -> task.accept(number));
        for (Whole matrix : matrices) {
            if (taken[matrix.slot]) {
                matrix.method.update(parameters, gradients, matrix.at, state, learningRate, parallel);
            }
        }
        team.run(squares.length, gradients.length, clearTasks);
        Arrays.fill(taken, false);
        samples = 0;
    }

    private void square(int task) {
        double sum = 0;
        for (int i = task * CHUNK; i < Math.min(gradients.length, (task + 1) * CHUNK); i++) {
            sum += (double) gradients[i] * gradients[i];
        }
        squares[task] = sum;
    }

    private void scale(int task) {
        for (int i = task * CHUNK; i < Math.min(gradients.length, (task + 1) * CHUNK); i++) {
            gradients[i] *= factor;
        }
    }

    private void clear(int task) {
        Arrays.fill(gradients, task * CHUNK, Math.min(gradients.length, (task + 1) * CHUNK), 0);
    }

    private void update(int task) {
        Chunk chunk = chunks.get(task);
        if (!taken[chunk.slot]) {
            return;
        }
        optimizer.update(
                parameters, chunk.at, gradients, chunk.at, chunk.length, state, learningRate, step, chunk.decays);
    }

    @Override
    public float[] soon() {
        return gradients;
    }

    @Override
    public float[] alsoSoon() {
        return gradients;
    }
}
