package org.myelin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.myelin.data.Dataset;
import org.myelin.data.Normalizer;
import org.myelin.data.TestTimeViews;
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
    private final float[] scratch;
    private final float[] scores;

    /** Sums of the outputs over the views, sample by sample. */
    private final double[] means;

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
        scratch = new float[architecture.inputs()];
        scores = new float[architecture.outputs()];
        means = new double[BATCH * scores.length];
        softmax = Outputs.areSoftmax(architecture);
    }

    /**
     * Measures all samples.
     *
     * @throws ShapeMismatchException if samples or classes do not fit the network
     */
    public Evaluation evaluate(Dataset data) {
        return evaluate(data, TestTimeViews.none());
    }

    /**
     * Measures all samples, with the mean of the outputs over several views of each.
     *
     * @throws ShapeMismatchException if samples or classes do not fit the network
     * @throws IllegalArgumentException if there are several views of samples that are not images
     */
    public Evaluation evaluate(Dataset data, TestTimeViews views) {
        requireFits(data);
        if (views.count() > 1 && !data.shape().isImage()) {
            throw new IllegalArgumentException("evaluate: views are for images, but the samples of " + data.name()
                    + " are rows of " + data.shape() + " features; leave them out");
        }
        long[][] counts = new long[scores.length][scores.length];
        PriorityQueue<Mistake> mistakes = new PriorityQueue<>(KEEPING);
        double lossSum = 0;
        for (int from = 0; from < data.size(); from += BATCH) {
            Arrays.fill(means, 0);
            for (int view = 0; view < views.count(); view++) {
                forward(data, from, views, view);
                for (int k = 0; k < batch.size() * scores.length; k++) {
                    means[k] += engine.output(k / scores.length, k % scores.length);
                }
            }
            lossSum += views.count() == 1 ? engine.lossSum() : meanLoss(views.count());
            for (int sample = 0; sample < batch.size(); sample++) {
                int truth = batch.label(sample);
                int predicted = predicted(sample);
                counts[truth][predicted]++;
                if (predicted != truth) {
                    keep(
                            mistakes,
                            new Mistake(
                                    from + sample, truth, predicted, probability(sample, predicted, views.count())));
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

    private void forward(Dataset data, int from, TestTimeViews views, int view) {
        batch.clear();
        for (int index = from; index < Math.min(data.size(), from + BATCH); index++) {
            data.copyFeatures(index, features, 0);
            normalizer.apply(features, 0);
            if (view > 0) {
                views.apply(view, features, data.shape(), scratch);
            }
            batch.add(features, 0, data.label(index));
        }
        batch.finish();
        engine.forward(batch);
    }

    /** The output with the largest sum over the views, the first of equals. */
    private int predicted(int sample) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            if (means[sample * scores.length + c] > means[sample * scores.length + best]) {
                best = c;
            }
        }
        return best;
    }

    /** Sum of J over the samples of the batch, for the mean outputs: −ln a of the class, or half the squared errors. */
    private double meanLoss(int views) {
        double sum = 0;
        for (int sample = 0; sample < batch.size(); sample++) {
            for (int c = 0; c < scores.length; c++) {
                double a = means[sample * scores.length + c] / views;
                boolean isTruth = c == batch.label(sample);
                if (softmax) {
                    sum -= isTruth ? StrictMath.log(a) : 0;
                } else {
                    double error = a - (isTruth ? 1 : 0);
                    sum += error * error / 2;
                }
            }
        }
        return sum;
    }

    private double probability(int sample, int unit, int views) {
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) (means[sample * scores.length + c] / views);
        }
        return Outputs.probabilities(scores, softmax)[unit];
    }

    private static void keep(PriorityQueue<Mistake> mistakes, Mistake mistake) {
        mistakes.add(mistake);
        if (mistakes.size() > Evaluation.MAX_MISTAKES) {
            mistakes.remove();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
