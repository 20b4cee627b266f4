package org.myelin.engine;

import org.jspecify.annotations.Nullable;
import org.myelin.kernel.ElementFunction;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Dense;
import org.myelin.nn.Layer;
import org.myelin.nn.Parameters;
import org.myelin.nn.Whitening;

/**
 * A dense layer at work: a = f(W a_in + b), and with residual blocks a = f(W a_in + b) · scale + skip.
 *
 * <p>A task of the forward step computes 32 neurons for some panels of 32 samples. While a block of 32 × 32 values is
 * still in the nearest cache it goes through f.
 */
final class DenseForward extends ForwardStep {
    /** Enough for threads of unequal speed to finish at about the same time. */
    private static final int TASKS_PER_THREAD = 8;

    /** Its number, from 0. */
    final int leaf;

    final int inputs;
    final Activation activation;
    final ElementFunction function;
    final int weightsAt;
    final int biasesAt;
    final boolean hasBias;
    final boolean isTrained;

    /** What f′ is computed from: z where it must be kept, else a. */
    final float[] source;

    private final float[] parameters;
    private final Kernels kernels = Kernels.active();
    private final float[] zeros = new float[Panels.WIDTH];
    private final ThreadTeam.Tasks tasks = this::forwardGroup;
    private float[] input = {};
    private float @Nullable [] skip;
    private float scale = 1;
    private int size;
    private int groups;
    private int threads;

    /**
     * Prepares a layer.
     *
     * @param leaf its number, from 0
     * @param capacity most samples of a batch
     * @param forTraining whether f′ will be needed
     */
    DenseForward(Parameters parameters, int leaf, int capacity, boolean forTraining) {
        this(parameters, leaf, dense(parameters, leaf), capacity, forTraining);
    }

    private DenseForward(Parameters parameters, int leaf, Dense dense, int capacity, boolean forTraining) {
        super(dense.outputs(), new float[Panels.size(dense.outputs(), capacity)]);
        this.parameters = parameters.storage();
        this.leaf = leaf;
        inputs = parameters.layout().leaves().get(leaf).inputs();
        activation = dense.activation();
        function = ElementFunctions.of(activation);
        weightsAt = parameters.layout().weightsAt(leaf);
        biasesAt = parameters.layout().biasesAt(leaf);
        hasBias = dense.bias();
        isTrained = parameters.layout().leaves().get(leaf).layer() instanceof Dense;
        source = forTraining && function.derivativeNeedsZ() ? new float[a.length] : a;
    }

    private static Dense dense(Parameters parameters, int leaf) {
        return switch (parameters.layout().leaves().get(leaf).layer()) {
            case Dense dense -> dense;
            case Whitening whitening -> new Dense(whitening.outputs(), Activation.LINEAR);
            case Layer other -> throw new IllegalStateException("not a dense layer: " + other);
        };
    }

    /** a = f(W a_in + b); softmax is left to {@link OutputLoss}. */
    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        forward(team, input, size, null, 1);
    }

    /** a = f(W a_in + b) · scale + skip. */
    void forward(ThreadTeam team, float[] input, int size, float @Nullable [] skip, float scale) {
        this.input = input;
        this.size = size;
        this.skip = skip;
        this.scale = scale;
        threads = team.threads();
        groups = groups(Panels.count(outputs), Panels.count(size), threads);
        team.run(Panels.count(outputs) * groups, (long) inputs * outputs * size, tasks);
    }

    /**
     * Into how many groups the panels of samples are cut for each panel of neurons. One is best: then a thread reads a
     * panel of weights from memory, and uses it for all samples while it is in its cache. More where threads would have
     * nothing to do.
     */
    private static int groups(int neuronPanels, int samplePanels, int threads) {
        int wanted = (threads * TASKS_PER_THREAD + neuronPanels - 1) / neuronPanels;
        return threads == 1 ? 1 : Math.min(samplePanels, wanted);
    }

    /** One panel of neurons and one group of panels of samples; meanwhile, the weights that this thread will want next. */
    private void forwardGroup(int task, int thread) {
        int panels = Panels.count(size);
        int from = task % groups * panels / groups;
        int to = (task % groups + 1) * panels / groups;
        int weights = Panels.paddedRows(inputs) * Panels.WIDTH;
        int soon = (task + threads) / groups * Panels.WIDTH;
        int part = soon < outputs ? weights / (to - from) : 0;
        int next = weightsAt + Panels.index(inputs, 0, soon);
        for (int panel = from; panel < to; panel++) {
            int neuron = task / groups * Panels.WIDTH;
            forwardBlock(neuron, panel * Panels.WIDTH, next + (panel - from) * part, part);
        }
    }

    /** zˡ⁺¹ = Wˡ aˡ + b, aˡ⁺¹ = f(zˡ⁺¹)   (lecture 4) for one panel of neurons and one panel of samples. */
    private void forwardBlock(int neuron, int sample, int nextAt, int nextLength) {
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        int samples = Math.min(Panels.WIDTH, size - sample);
        int rows = Panels.paddedRows(neurons);
        int block = Panels.index(outputs, neuron, sample);
        kernels.transposedProduct(
                parameters,
                weightsAt + Panels.index(inputs, 0, neuron),
                input,
                Panels.index(inputs, 0, sample),
                inputs,
                hasBias ? parameters : zeros,
                hasBias ? biasesAt + neuron : 0,
                source,
                block,
                rows,
                samples,
                parameters,
                nextAt,
                nextLength);
        if (function != ElementFunction.LINEAR) {
            kernels.functions().activate(function, source, block, a, block, neurons * Panels.WIDTH);
        }
        if (skip != null) {
            kernels.functions().addScaled(skip, block, a, block, scale, a, block, neurons * Panels.WIDTH);
        }
    }
}
