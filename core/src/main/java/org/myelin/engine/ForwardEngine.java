package org.myelin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;
import org.myelin.update.GradientSink;

/**
 * Runs a network forward on batches: evaluation and prediction (lecture 3-5).
 *
 * <p>Reads the parameters, never changes them, and sees changes that others make between two batches. One thread at a
 * time may use an engine; several engines may share parameters. Closing ends its threads.
 */
public final class ForwardEngine implements AutoCloseable {
    private final Architecture architecture;
    private final int capacity;
    private final List<LayerStep> layers;
    private final OutputLoss loss;
    private final ThreadTeam team;
    private final Pass pass;

    /**
     * Prepares the work.
     *
     * @param parameters the network
     * @param capacity most samples of a batch, at least 1
     * @param threads number of threads, at least 1; it does not change any result
     */
    public ForwardEngine(Parameters parameters, int capacity, int threads) {
        this(parameters, capacity, new ThreadTeam(threads), new Pass(0), null);
    }

    /**
     * The same as a part of training.
     *
     * @param gradients where gradients go; none where nothing is trained
     */
    ForwardEngine(Parameters parameters, int capacity, ThreadTeam team, Pass pass, @Nullable GradientSink gradients) {
        architecture = parameters.architecture();
        this.capacity = capacity;
        this.team = team;
        this.pass = pass;
        layers = NetworkSteps.of(parameters, capacity, team.threads(), gradients);
        loss = new OutputLoss((DenseStep) layers.getLast());
    }

    /**
     * Computes all outputs, the loss and the number of correct answers of a batch.
     *
     * @throws ShapeMismatchException if the batch was made for another number of features or classes, or is too large
     */
    public void forward(Batch batch) {
        requireFits(batch);
        float[] input = batch.x();
        for (LayerStep layer : layers) {
            layer.forward(team, input, batch.size(), pass);
            input = layer.a;
        }
        loss.measure(batch);
    }

    private void requireFits(Batch batch) {
        if (batch.features() != architecture.inputs() || batch.classes() != architecture.outputs()) {
            throw new ShapeMismatchException("batch: the network has " + architecture.inputs() + " inputs and "
                    + architecture.outputs() + " outputs, but the batch has " + batch.features() + " features and "
                    + batch.classes() + " classes");
        }
        if (batch.size() < 1 || batch.size() > capacity) {
            throw new ShapeMismatchException(
                    "batch: this engine takes 1 to " + capacity + " samples, but the batch has " + batch.size());
        }
    }

    /** a^L of a sample of the last batch: a probability with softmax. */
    public float output(int sample, int unit) {
        return loss.value(sample, unit);
    }

    /** The output with the largest value for a sample of the last batch, the first of equals. */
    public int predicted(int sample) {
        return loss.predicted(sample);
    }

    /** Sum of J over the samples of the last batch. */
    public double lossSum() {
        return loss.lossSum();
    }

    /** Number of samples of the last batch whose largest output is that of their class. */
    public int correct() {
        return loss.correct();
    }

    List<LayerStep> layers() {
        return layers;
    }

    OutputLoss loss() {
        return loss;
    }

    @Override
    public void close() {
        team.close();
    }
}
