package org.myelin.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.ElementFunction;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Dense;
import org.myelin.nn.Layer;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.ParameterSpec;
import org.myelin.nn.Whitening;

/**
 * A dense layer at work: a = f(W a_in + b), and with residual blocks a = f(W a_in + b) · scale + skip. Whitening is a
 * linear one that is not trained.
 *
 * <p>A task of the forward step computes 32 neurons for some panels of 32 samples. While a block of 32 × 32 values is
 * still in the nearest cache it goes through f.
 *
 * <p>Backward, the sensitivities of the layer below are computed first, because they use W before the {@linkplain
 * DenseUpdate update}.
 */
final class DenseStep extends LayerStep {
    /** Enough for threads of unequal speed to finish at about the same time. */
    private static final int TASKS_PER_THREAD = 8;

    /** Time of a multiply-add whose weight comes from memory, relative to one in a batch. */
    private static final long COST_OF_MEMORY = 8;

    /** Its number, from 0. */
    final int leaf;

    final int inputs;
    final Activation activation;
    final int weightsAt;
    final boolean isTrained;

    private final ElementFunction function;
    private final boolean hasBias;
    private final int biasesAt;

    /** What f′ is computed from: z where it must be kept, else a. */
    private final float[] source;

    /** δᵀ. */
    private final float[] deltaTransposed;

    private final LayerPlace place;
    private final float[] parameters;
    private final float[][] scratch;
    private final DenseUpdate update;
    private final Kernels kernels = Kernels.active();
    private final float[] zeros = new float[Panels.WIDTH];
    private final ThreadTeam.Tasks forwardTasks = (task, thread) -> forwardGroup(task);
    private final ThreadTeam.Tasks sensitivityTasks = (task, thread) -> sensitivityPanel(task);
    private float[] input = {};
    private float @Nullable [] skip;
    private float scale = 1;
    private Sensitivities below = this;
    private int size;
    private int groups;
    private int threads;

    DenseStep(Dense layer, NetworkSteps network) {
        this(layer, layer.activation(), network.nextLeaf());
    }

    DenseStep(Whitening layer, NetworkSteps network) {
        this(layer, Activation.LINEAR, network.nextLeaf());
    }

    private DenseStep(Layer layer, Activation activation, LayerPlace place) {
        this(
                layer,
                activation,
                place,
                place.trainingBatch(place.outputs()),
                new float[place.isForTraining() ? Panels.size(place.capacity(), place.outputs()) : 0],
                place.trainingScratch(BLOCK));
    }

    private DenseStep(
            Layer layer,
            Activation activation,
            LayerPlace place,
            float[] delta,
            float[] deltaTransposed,
            float[][] scratch) {
        super(layer, place.outputs(), place.batch(place.outputs()), delta);
        this.place = place;
        this.activation = activation;
        this.deltaTransposed = deltaTransposed;
        this.scratch = scratch;
        parameters = place.storage();
        leaf = place.leaf();
        inputs = place.inputs();
        function = ElementFunctions.of(activation);
        ParameterSlot weights = place.slot(ParameterSpec.WEIGHT);
        Optional<ParameterSlot> biases = place.find(ParameterSpec.BIAS);
        weightsAt = weights.at();
        isTrained = weights.isTrained();
        hasBias = biases.isPresent();
        biasesAt = biases.map(ParameterSlot::at).orElse(0);
        update = new DenseUpdate(place, weights, biases, deltaTransposed, scratch);
        source = place.isForTraining() && function.derivativeNeedsZ() ? new float[a.length] : a;
    }

    /** A linear layer whose output is added to that of {@code sum}, so that both have the same δ. */
    static DenseStep besides(DenseStep sum, Dense layer, LayerPlace place) {
        return new DenseStep(layer, layer.activation(), place, sum.delta, sum.deltaTransposed, sum.scratch);
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
        team.run(Panels.count(outputs) * groups, (long) inputs * outputs * size, forwardTasks);
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

    /**
     * One panel of neurons and one group of panels of samples; meanwhile it prefetches the weights of this thread's
     * next task.
     */
    private void forwardGroup(int task) {
        int panels = Panels.count(size);
        int from = task % groups * panels / groups;
        int to = (task % groups + 1) * panels / groups;
        int weights = Panels.paddedRows(inputs) * Panels.WIDTH;
        int prefetched = (task + threads) / groups * Panels.WIDTH;
        int part = prefetched < outputs ? weights / (to - from) : 0;
        int next = weightsAt + Panels.index(inputs, 0, prefetched);
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

    /**
     * a = f(W x + b) of one sample. It uses every weight once, so its time is that of reading them from memory: panels
     * of 32 neurons are read from beginning to end, several at once, and their sums stay in registers; threads share
     * the panels.
     */
    @Override
    float[] forward(float[] x, TaskRunner runner) {
        int panels = Panels.count(outputs);
        float[] z = new float[panels * Panels.WIDTH];
        if (hasBias) {
            System.arraycopy(parameters, biasesAt, z, 0, outputs);
        }
        int stride = Panels.index(inputs, 0, Panels.WIDTH);
        runner.run(Math.ceilDiv(panels, Kernels.STREAMS), COST_OF_MEMORY * inputs * outputs, (group, thread) -> {
            int panel = group * Kernels.STREAMS;
            kernels.addWeightedRows(
                    parameters,
                    weightsAt + panel * stride,
                    stride,
                    Math.min(Kernels.STREAMS, panels - panel),
                    inputs,
                    x,
                    z,
                    panel * Panels.WIDTH);
        });
        kernels.functions().activate(function, z, 0, z, 0, z.length);
        return z;
    }

    /** δ := f′(z) ∘ ∂J/∂a (lecture 12, 14), and δᵀ. */
    @Override
    public void finish(int neuron, int sample, int size) {
        int block = Panels.index(outputs, neuron, sample);
        int neurons = Math.min(Panels.WIDTH, outputs - neuron);
        kernels.functions()
                .multiplyByDerivative(function, delta, block, source, block, Panels.paddedRows(neurons) * Panels.WIDTH);
        kernels.transpose(
                delta,
                block,
                neurons,
                Math.min(Panels.WIDTH, size - sample),
                deltaTransposed,
                Panels.index(place.capacity(), sample, neuron));
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (below != null) {
            propagate(team, below, size);
        }
        if (isTrained) {
            update.run(team, input, size);
        }
    }

    /**
     * δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹)   (lecture 14), where {@code below} holds δˡ and knows f′, and this layer Wˡ and δˡ⁺¹.
     */
    private void propagate(ThreadTeam team, Sensitivities below, int size) {
        this.below = below;
        this.size = size;
        threads = team.threads();
        team.run(Panels.count(inputs), (long) inputs * outputs * size, sensitivityTasks);
    }

    private void sensitivityPanel(int task) {
        int neuron = task * Panels.WIDTH;
        int neurons = Math.min(Panels.WIDTH, inputs - neuron);
        int rows = Panels.paddedRows(neurons);
        int blocks = weightsAt + Panels.index(inputs, neuron, 0);
        int stride = Panels.index(inputs, 0, Panels.WIDTH);
        float[] to = below.delta();
        int prefetched = threads * BLOCK; // the weights of this thread's next task
        int part = neuron + prefetched / Panels.WIDTH < inputs ? BLOCK / Panels.count(size) : 0;
        for (int sample = 0; sample < size; sample += Panels.WIDTH) {
            int block = Panels.index(inputs, neuron, sample);
            kernels.product(
                    parameters,
                    blocks,
                    stride,
                    delta,
                    Panels.index(outputs, 0, sample),
                    outputs,
                    to,
                    block,
                    rows,
                    Math.min(Panels.WIDTH, size - sample),
                    parameters,
                    blocks + prefetched + sample / Panels.WIDTH * part,
                    stride,
                    part,
                    to,
                    block,
                    BLOCK);
            below.finish(neuron, sample, size);
        }
    }
}
