package org.myelin.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.optim.Muon;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;

/**
 * Keeps the gradients of all parameters until the step ends: for several batches that make one step, for the norm of
 * them all, and for optimisers of whole matrices. Parameters without a gradient, because their branch was dropped, are
 * not updated.
 */
final class BufferedUpdate extends ParameterUpdate {
    /** Values that a task takes: they fit into the nearest cache three times. */
    private static final int CHUNK = 4096;

    /** A weight matrix that is updated as a whole. */
    private record Matrix(int slot, int offset, int length, MuonMatrix update) {}

    /** Some values that are updated element by element. */
    private record Chunk(int slot, int offset, int length, boolean hasWeightDecay) {}

    private final float[] gradients;
    private final List<Matrix> matrices = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final double[] squares;

    /** Where the trained slots begin, ascending. */
    private final int[] starts;

    /** Which of them got a gradient in this step. */
    private final boolean[] accepted;

    private final StepContext matrixStep = new StepContext(0, 0);
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks squareTasks = (task, thread) -> square(task);
    private final ThreadTeam.Tasks scaleTasks = (task, thread) -> scale(task);
    private final ThreadTeam.Tasks clearTasks = (task, thread) -> clear(task);
    private final ThreadTeam.Tasks updateTasks = this::updateChunk;
    private long samples;
    private float weight;
    private float factor;

    BufferedUpdate(UpdateRule rule, Parameters parameters, float[][] state, int threads) {
        super(rule, parameters.storage(), state, threads);
        gradients = new float[this.parameters.length];
        squares = new double[Math.ceilDiv(gradients.length, CHUNK)];
        List<ParameterSlot> trained = parameters.layout().slots().stream()
                .filter(ParameterSlot::isTrained)
                .toList();
        starts = trained.stream().mapToInt(ParameterSlot::at).toArray();
        accepted = new boolean[starts.length];
        rule.matrices().ifPresent(muon -> addMatrices(muon, trained));
        List<Integer> whole = matrices.stream().map(Matrix::slot).toList();
        for (int slot = 0; slot < starts.length; slot++) {
            if (!whole.contains(slot)) {
                addChunks(slot, trained.get(slot));
            }
        }
    }

    /** All weight matrices but the last one and, where so set, the first one. */
    private void addMatrices(Muon muon, List<ParameterSlot> trained) {
        List<ParameterSlot> all =
                trained.stream().filter(ParameterSlot::isMatrix).toList();
        Map<List<Integer>, MuonMatrix> updates = new HashMap<>();
        for (int i = muon.inputMatrix() ? 0 : 1; i < all.size() - 1; i++) {
            ParameterSlot slot = all.get(i);
            MuonMatrix update = updates.computeIfAbsent(
                    List.of(slot.inputs(), slot.outputs()), _ -> new MuonMatrix(muon, slot.inputs(), slot.outputs()));
            matrices.add(new Matrix(trained.indexOf(slot), slot.at(), length(slot), update));
        }
    }

    private void addChunks(int number, ParameterSlot slot) {
        int length = length(slot);
        for (int from = 0; from < length; from += CHUNK) {
            chunks.add(new Chunk(number, slot.at() + from, Math.min(CHUNK, length - from), slot.decays()));
        }
    }

    private static int length(ParameterSlot slot) {
        return slot.isMatrix()
                ? Panels.size(slot.inputs(), slot.outputs())
                : Panels.count(slot.outputs()) * Panels.WIDTH;
    }

    @Override
    public void beginStep(double learningRate, long step) {
        super.beginStep(learningRate, step);
        matrixStep.moveTo(learningRate, step);
    }

    /** The mean gradient of a batch counts as often as the batch has samples. */
    @Override
    public void beginBatch(int size) {
        weight = size;
        samples += size;
    }

    @Override
    public void accept(
            int thread, int offset, int length, float[] gradient, int gradientOffset, boolean hasWeightDecay) {
        observer.gradient(ranges[thread].moveTo(offset, length, gradient, gradientOffset, hasWeightDecay));
        int slot = Arrays.binarySearch(starts, offset);
        accepted[slot >= 0 ? slot : -slot - 2] = true;
        kernels.functions().addScaled(gradients, offset, gradient, gradientOffset, weight, gradients, offset, length);
    }

    /** Takes the mean over all samples, clips it, and updates. */
    @Override
    public void endStep(ThreadTeam team) {
        double mean = 1.0 / samples;
        factor = (float) mean;
        if (!Double.isInfinite(rule.maxNorm())) {
            team.run(squares.length, gradients.length, squareTasks);
            double norm = Math.sqrt(Arrays.stream(squares).sum()) * mean;
            factor = (float) (mean * Math.min(1, rule.maxNorm() / norm));
        }
        team.run(squares.length, gradients.length, scaleTasks);
        team.run(chunks.size(), gradients.length, updateTasks);
        for (Matrix matrix : matrices) {
            if (accepted[matrix.slot]) {
                updateMatrix(matrix, team);
            }
        }
        team.run(squares.length, gradients.length, clearTasks);
        Arrays.fill(accepted, false);
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
        int from = task * CHUNK;
        int to = Math.min(gradients.length, from + CHUNK);
        for (int i = from; i < to; i++) {
            gradients[i] *= factor;
        }
        rule.clip(gradients, from, to - from);
    }

    private void clear(int task) {
        Arrays.fill(gradients, task * CHUNK, Math.min(gradients.length, (task + 1) * CHUNK), 0);
    }

    private void updateChunk(int task, int thread) {
        Chunk chunk = chunks.get(task);
        if (accepted[chunk.slot]) {
            ParameterRange range = ranges[thread];
            update(thread, range.moveTo(chunk.offset, chunk.length, gradients, chunk.offset, chunk.hasWeightDecay));
        }
    }

    private void updateMatrix(Matrix matrix, ThreadTeam team) {
        ParameterRange range = ranges[0].moveTo(matrix.offset, matrix.length, gradients, matrix.offset, true);
        observer.beforeUpdate(0, range);
        matrix.update.update(range, matrixStep, team);
        observer.afterUpdate(0, range);
    }

    @Override
    public float[] prefetchTarget() {
        return gradients;
    }

    @Override
    public float[] secondPrefetchTarget() {
        return gradients;
    }
}
