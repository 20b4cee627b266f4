package org.myelin.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.myelin.data.Dataset;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.engine.ForwardEngine;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;

/**
 * Measures parameters on labelled data, again and again while they are trained: it sees their values of the moment.
 *
 * <p>The results have the same bits for any number of threads. One thread at a time may use an evaluator. Closing ends
 * its threads.
 */
public final class Evaluator implements AutoCloseable {
    private static final int BATCH = 256;

    /** The least confident first, and of equals the last in the data: the head is what has to go. */
    private static final Comparator<Mistake> KEEPING =
            Comparator.comparingDouble(Mistake::probability).thenComparing(Mistake::sample, Comparator.reverseOrder());

    private final Architecture architecture;
    private final Normalizer normalizer;
    private final ForwardEngine engine;
    private final Batch batch;
    private final float[] features;
    private final float[] scores;
    private final boolean softmax;

    /**
     * Prepares the work.
     *
     * @param threads number of threads, at least 1
     */
    public Evaluator(Parameters parameters, Normalizer normalizer, int threads) {
        architecture = parameters.architecture();
        this.normalizer = normalizer;
        engine = new ForwardEngine(parameters, BATCH, threads);
        batch = new Batch(architecture.inputs(), architecture.outputs(), BATCH);
        features = new float[architecture.inputs()];
        scores = new float[architecture.outputs()];
        softmax = Outputs.areSoftmax(architecture);
    }

    /**
     * Measures all samples.
     *
     * @throws ShapeMismatchException if samples or classes do not fit the network
     */
    public Evaluation evaluate(Dataset data) {
        requireFits(data);
        long[][] counts = new long[scores.length][scores.length];
        PriorityQueue<Mistake> mistakes = new PriorityQueue<>(KEEPING);
        double lossSum = 0;
        for (int from = 0; from < data.size(); from += BATCH) {
            forward(data, from);
            lossSum += engine.lossSum();
            for (int sample = 0; sample < batch.size(); sample++) {
                int truth = batch.label(sample);
                int predicted = engine.predicted(sample);
                counts[truth][predicted]++;
                if (predicted != truth) {
                    keep(mistakes, new Mistake(from + sample, truth, predicted, probability(sample, predicted)));
                }
            }
        }
        List<Mistake> kept = new ArrayList<>(mistakes);
        kept.sort(KEEPING.reversed());
        return new Evaluation(lossSum / data.size(), new ConfusionMatrix(data.classNames(), counts), kept);
    }

    private void requireFits(Dataset data) {
        if (!data.shape().equals(normalizer.shape())
                || data.shape().features() != architecture.inputs()
                || data.classNames().size() != architecture.outputs()) {
            throw new ShapeMismatchException("evaluate: the network takes " + architecture.inputs() + " features ("
                    + normalizer.shape() + ") and knows " + architecture.outputs() + " classes, but data set "
                    + data.name() + " has " + data.shape().features() + " features (" + data.shape() + ") and "
                    + data.classNames().size() + " classes");
        }
    }

    private void forward(Dataset data, int from) {
        batch.clear();
        for (int index = from; index < Math.min(data.size(), from + BATCH); index++) {
            data.copyFeatures(index, features, 0);
            normalizer.apply(features, 0);
            batch.add(features, 0, data.label(index));
        }
        batch.finish();
        engine.forward(batch);
    }

    private double probability(int sample, int unit) {
        return Outputs.probabilities(Outputs.of(engine, sample, scores), softmax)[unit];
    }

    private static void keep(PriorityQueue<Mistake> mistakes, Mistake mistake) {
        mistakes.add(mistake);
        if (mistakes.size() > Evaluation.MOST_MISTAKES) {
            mistakes.remove();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
