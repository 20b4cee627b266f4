package org.myelin.engine;

import java.util.ArrayList;
import java.util.List;
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
    private final List<LayerStep> layers;
    private final List<BackwardStep> backward = new ArrayList<>();
    private final float[][] optimizerState;
    private final ThreadTeam team;

    /**
     * Prepares the work.
     *
     * @param parameters the network, changed by each {@link #step}
     * @param optimizer how a gradient changes the parameters
     * @param capacity most samples of a batch, at least 1
     * @param threads number of threads, at least 1
     */
    public TrainingEngine(Parameters parameters, Optimizer optimizer, int capacity, int threads) {
        team = new ThreadTeam(threads);
        forward = new ForwardEngine(parameters, capacity, team);
        layers = forward.layers();
        optimizerState = new float[optimizer.stateNames().size()][parameters.storage().length];
        float[][] scratch = new float[threads][BackwardStep.BLOCK];
        for (LayerStep layer : layers) {
            backward.add(new BackwardStep(layer, capacity, parameters.storage(), optimizer, optimizerState, scratch));
        }
    }

    /**
     * One step of stochastic gradient descent on the mean loss of a batch (lecture 10, steps 3 and 4).
     *
     * @param learningRate α
     * @throws org.myelin.nn.ShapeMismatchException if the batch does not fit the network
     */
    public void step(Batch batch, double learningRate) {
        forward.forward(batch);
        BackwardStep output = backward.getLast();
        forward.loss().sensitivities(batch, output.delta);
        output.transposeDelta(batch.size());
        for (int l = backward.size() - 1; l > 0; l--) {
            backward.get(l).propagate(team, backward.get(l - 1), batch.size());
            backward.get(l).update(team, layers.get(l - 1).a, batch.size(), learningRate);
        }
        backward.getFirst().update(team, batch.x(), batch.size(), learningRate);
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
