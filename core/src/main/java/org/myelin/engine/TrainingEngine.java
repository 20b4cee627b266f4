package org.myelin.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myelin.flow.GradientFlow;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Parameters;
import org.myelin.optim.Optimizer;

/**
 * Trains a network batch by batch: forward, loss, backward, update.
 *
 * <p>The same parameters, batches and learning rates give the same bits for any number of threads and for scalar and
 * vector kernels: every value is computed by one task, which sums in a fixed order.
 *
 * <p>One thread at a time may use an engine. Closing ends its threads.
 */
public final class TrainingEngine implements AutoCloseable {
    private final ForwardEngine forward;
    private final List<ForwardStep> layers;
    private final List<BackwardStep> backward;
    private final Parameters network;
    private final float[] parameters;
    private final float[][] optimizerState;
    private final ThreadTeam team;
    private final Pass pass;
    private final Optional<ImmediateUpdate> immediate;
    private final Optional<GradientBuffer> buffer;
    private final GradientSquares gradients;
    private final WeightChanges weights;
    private @Nullable FlowObserver observer;
    private long steps;
    private long updates;

    /**
     * Prepares the work, without what is random.
     *
     * @param parameters the network, changed by each {@link #step}
     * @param optimizer how a gradient changes the parameters
     * @param capacity most samples of a batch, at least 1
     * @param threads number of threads, at least 1
     */
    public TrainingEngine(Parameters parameters, Optimizer optimizer, int capacity, int threads) {
        this(parameters, optimizer, capacity, threads, false, 0);
    }

    /**
     * Prepares the work.
     *
     * @param parameters the network, changed by each {@link #step}
     * @param optimizer how a gradient changes the parameters
     * @param capacity most samples of a batch, at least 1
     * @param threads number of threads, at least 1
     * @param accumulates whether several batches may make one step, see {@link #accumulate}
     * @param seed of dropout and stochastic depth
     */
    public TrainingEngine(
            Parameters parameters, Optimizer optimizer, int capacity, int threads, boolean accumulates, long seed) {
        network = parameters;
        this.parameters = parameters.storage();
        team = new ThreadTeam(threads);
        pass = new Pass(seed);
        forward = new ForwardEngine(parameters, capacity, team, pass, true);
        layers = forward.layers();
        weights = new WeightChanges(optimizer, this.parameters.length);
        optimizerState = new float[optimizer.stateNames().size()][parameters.storage().length];
        boolean buffers = accumulates || GradientBuffer.isNeededBy(optimizer);
        buffer = buffers ? Optional.of(new GradientBuffer(parameters, weights, optimizerState)) : Optional.empty();
        immediate =
                buffers ? Optional.empty() : Optional.of(new ImmediateUpdate(this.parameters, weights, optimizerState));
        GradientUse use = buffers ? buffer.orElseThrow() : immediate.orElseThrow();
        gradients = new GradientSquares(use, this.parameters.length);
        backward = NetworkSteps.backward(layers, parameters, capacity, threads, gradients);
    }

    /**
     * Goes on after so many steps of an earlier run.
     *
     * @param steps batches that were seen
     * @param updates how often the parameters were changed
     */
    public void resumeAfter(long steps, long updates) {
        this.steps = steps;
        this.updates = updates;
    }

    /**
     * One step of stochastic gradient descent on the mean loss of a batch (lecture 10, steps 3 and 4).
     *
     * @param learningRate α
     * @throws org.myelin.nn.ShapeMismatchException if the batch does not fit the network
     */
    public void step(Batch batch, double learningRate) {
        if (immediate.isPresent()) {
            immediate.get().begin(learningRate, updates);
            compute(batch);
            updates++;
        } else {
            accumulate(batch);
            update(learningRate);
        }
    }

    /**
     * Computes the gradients of a batch and adds them to those of the batches before, for {@link #update}. Only for engines
     * that accumulate.
     */
    public void accumulate(Batch batch) {
        buffer.orElseThrow().begin(batch.size());
        compute(batch);
    }

    /** One step on the mean loss over all samples of the batches since the last one. */
    public void update(double learningRate) {
        buffer.orElseThrow().update(team, learningRate, updates);
        updates++;
    }

    /** How often the parameters were changed. */
    public long updates() {
        return updates;
    }

    /**
     * Looks into the next step: to be called before it, or before the last batch of several that make one. A step that is not
     * observed costs nothing more than before.
     */
    public void beginObservation() {
        if (observer == null) {
            observer = new FlowObserver(network, layers, backward, gradients, weights, team);
        }
        observer.begin();
    }

    /**
     * What was seen since {@link #beginObservation}. Where several batches make one step, sensitivities, gradients and activations
     * are those of the last one.
     *
     * @param batch the batch of the step
     * @throws IllegalStateException if nothing was begun
     */
    public GradientFlow endObservation(Batch batch) {
        if (observer == null) {
            throw new IllegalStateException("training engine: no observation has begun");
        }
        return observer.end(batch);
    }

    private void compute(Batch batch) {
        pass.train(steps);
        steps++;
        forward.forward(batch);
        BackwardStep output = backward.getLast();
        forward.loss().sensitivities(batch, output);
        for (int l = backward.size() - 1; l >= 0; l--) {
            float[] input = l == 0 ? batch.x() : layers.get(l - 1).a;
            backward.get(l).backward(team, input, l == 0 ? null : backward.get(l - 1), batch.size());
        }
    }

    /**
     * Moves an average of the parameters a little towards them: average := average + share · (parameters − average).
     *
     * @param share 1 − decay
     */
    public void average(Parameters average, double share) {
        float[] target = average.storage();
        int chunk = 1 << 14;
        team.run(
                Math.ceilDiv(target.length, chunk),
                (long) target.length * ForwardStep.COST_OF_ELEMENT,
                (task, thread) -> Kernels.active()
                        .updates()
                        .average(
                                target, parameters, task * chunk, Math.min(chunk, target.length - task * chunk), (float)
                                        share));
    }

    /** Sum of J over the samples of the last batch, with the parameters before the update. */
    public double lossSum() {
        return forward.lossSum();
    }

    /** Number of samples of the last batch that were classified correctly before the update. */
    public int correct() {
        return forward.correct();
    }

    /**
     * What the optimiser remembers, in the order of {@link Optimizer#stateNames}: live buffers in the order of {@link
     * Parameters#storage}, to be saved in checkpoints and restored.
     */
    public float[][] optimizerState() {
        return optimizerState;
    }

    @Override
    public void close() {
        forward.close();
    }
}
