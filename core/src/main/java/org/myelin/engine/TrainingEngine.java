package org.myelin.engine;

import java.util.List;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Parameters;
import org.myelin.optim.Optimizer;
import org.myelin.update.ParameterUpdate;
import org.myelin.update.UpdateObserver;

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
    private final List<LayerStep> layers;
    private final Parameters parameters;
    private final ThreadTeam team;
    private final Pass pass;
    private final ParameterUpdate update;
    private final boolean accumulates;
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
        this.parameters = parameters;
        team = new ThreadTeam(threads);
        pass = new Pass(seed);
        this.accumulates = accumulates;
        update = ParameterUpdate.of(parameters, optimizer, threads, accumulates);
        forward = new ForwardEngine(parameters, capacity, team, pass, update);
        layers = forward.layers();
    }

    /**
     * Resumes an earlier run.
     *
     * @param steps number of batches of that run
     * @param updates how often it updated the parameters
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
        update.beginStep(learningRate, updates);
        compute(batch);
        endUpdate();
    }

    /**
     * Computes the gradients of a batch and adds them to those of the batches before, for {@link #update}.
     *
     * @throws IllegalStateException if this engine does not accumulate
     */
    public void accumulate(Batch batch) {
        if (!accumulates) {
            throw new IllegalStateException(
                    "training engine: it was not made to accumulate gradients of several batches");
        }
        compute(batch);
    }

    /** One step on the mean loss over all samples of the batches since the last one. */
    public void update(double learningRate) {
        update.beginStep(learningRate, updates);
        endUpdate();
    }

    private void endUpdate() {
        update.endStep(team);
        updates++;
    }

    /** How often the parameters were updated. */
    public long updates() {
        return updates;
    }

    /** Has an observer see all gradients and updates from now on; {@link UpdateObserver#NONE} ends it. */
    public void observe(UpdateObserver observer) {
        update.observe(observer);
    }

    /** The dense layers that are trained, from input to output; what they hold is that of the last batch. */
    public List<TrainedLayer> trainedLayers() {
        return TrainedLayer.of(parameters, layers);
    }

    /** Number of parameters with padding. */
    public int parameterLength() {
        return parameters.storage().length;
    }

    /** The engine's threads, to share work with between two steps. */
    public ThreadTeam team() {
        return team;
    }

    private void compute(Batch batch) {
        pass.train(steps);
        steps++;
        update.beginBatch(batch.size());
        forward.forward(batch);
        forward.loss().sensitivities(batch, layers.getLast());
        for (int l = layers.size() - 1; l >= 0; l--) {
            float[] input = l == 0 ? batch.x() : layers.get(l - 1).a;
            layers.get(l).backward(team, input, l == 0 ? null : layers.get(l - 1), batch.size());
        }
    }

    /**
     * Moves an average of the parameters towards them: average := average + share · (parameters − average).
     *
     * @param share 1 − decay
     */
    public void average(Parameters average, double share) {
        float[] source = parameters.storage();
        float[] target = average.storage();
        int chunk = 1 << 14;
        team.run(
                Math.ceilDiv(target.length, chunk),
                (long) target.length * LayerStep.COST_OF_ELEMENT,
                (task, thread) -> Kernels.active()
                        .updates()
                        .average(target, source, task * chunk, Math.min(chunk, target.length - task * chunk), (float)
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
     * The optimiser's state, in the order of {@link Optimizer#stateNames}: live buffers in the order of {@link
     * Parameters#storage}, to be saved in checkpoints and restored.
     */
    public float[][] optimizerState() {
        return update.state();
    }

    @Override
    public void close() {
        forward.close();
    }
}
