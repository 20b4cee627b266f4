package org.myelin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Parameters;

/**
 * Looks for a good learning rate: trains a fresh network for some steps while α rises exponentially, and watches the loss. It
 * falls, and rises again where α is too large. The suggestion is where nine tenths of the fall are done: near the lowest point, but
 * on its safe side, and unlike the steepest place it does not depend on a derivative of a noisy curve. Source: Smith, "Cyclical learning rates for training
 * neural networks", WACV 2017, section 3.3.
 *
 * <p>A single curve depends on chance, so several are measured with different seeds, and the suggestion is the median. Only
 * training samples are used.
 */
public final class LearningRateFinder {
    private static final int SWEEPS = 3;

    /** Share of the old average in the smoothed loss. */
    private static final double MEMORY = 0.95;

    /** A sweep ends where the smoothed loss is so many times the best one. */
    private static final double TOO_LARGE = 4;

    /** Steps at the beginning whose average says nothing yet. */
    private static final int FIRST = 10;

    /** How much of the fall is done where the suggestion is. */
    private static final double DONE = 0.9;

    private LearningRateFinder() {}

    /**
     * One step of a sweep.
     *
     * @param learningRate α
     * @param loss mean loss, smoothed over about twenty steps
     */
    public record Point(double learningRate, double loss) {}

    /**
     * What was found.
     *
     * @param sweeps the curves
     * @param suggestion α for the beginning of a falling schedule
     * @param largest α at which the loss is smallest: more makes training unstable
     */
    public record Finding(List<List<Point>> sweeps, double suggestion, double largest) {}

    /**
     * Measures.
     *
     * @param plan what would be trained
     * @param from smallest α, above 0
     * @param to largest α
     * @param steps of a sweep, at least 20
     * @param threads number of threads
     */
    static Finding find(TrainingPlan plan, double from, double to, int steps, int threads) throws InterruptedException {
        if (!(from > 0 && from < to) || steps < 2 * FIRST) {
            throw new IllegalArgumentException("learning rate: needs a range above 0 and at least " + 2 * FIRST
                    + " steps, but got " + from + " to " + to + " in " + steps);
        }
        Normalizer normalizer = Normalizer.fit(plan.normalization(), plan.training());
        List<List<Point>> sweeps = new ArrayList<>();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweeps.add(sweep(plan.withSeed(plan.seed() + sweep), normalizer, from, to, steps, threads));
        }
        return new Finding(
                sweeps,
                median(sweeps.stream()
                        .mapToDouble(LearningRateFinder::nearlyLowest)
                        .toArray()),
                median(sweeps.stream().mapToDouble(LearningRateFinder::lowest).toArray()));
    }

    private static List<Point> sweep(
            TrainingPlan plan, Normalizer normalizer, double from, double to, int steps, int threads)
            throws InterruptedException {
        List<Point> points = new ArrayList<>();
        Parameters parameters = Trainer.initialize(plan, normalizer, threads);
        try (TrainingEngine engine = new TrainingEngine(
                        parameters, plan.optimizer(), plan.batchCapacity(), threads, false, plan.seed());
                BatchFeed feed = new BatchFeed(plan, normalizer, 0, 0)) {
            double average = 0;
            double best = Double.POSITIVE_INFINITY;
            int available = Math.min(steps, plan.stepsPerEpoch() * plan.epochs());
            for (int step = 0; step < available; step++) {
                double rate = from * Math.pow(to / from, step / (available - 1.0));
                Batch batch = feed.next();
                engine.step(batch, rate);
                double loss = engine.lossSum() / batch.size();
                feed.giveBack(batch);
                average = MEMORY * average + (1 - MEMORY) * loss;
                double smoothed = average / (1 - Math.pow(MEMORY, step + 1.0));
                best = Math.min(best, smoothed);
                if (!(smoothed < TOO_LARGE * best)) {
                    break;
                }
                points.add(new Point(rate, smoothed));
            }
        }
        return points;
    }

    /** α where nine tenths of the fall from the highest to the lowest smoothed loss are done. */
    private static double nearlyLowest(List<Point> points) {
        int lowest = indexOfLowest(points);
        double highest = points.subList(0, lowest + 1).stream()
                .mapToDouble(Point::loss)
                .max()
                .orElseThrow();
        double level = highest - DONE * (highest - points.get(lowest).loss());
        for (Point point : points.subList(Math.min(FIRST, lowest), lowest)) {
            if (point.loss() <= level) {
                return point.learningRate();
            }
        }
        return points.get(lowest).learningRate();
    }

    private static double lowest(List<Point> points) {
        return points.get(indexOfLowest(points)).learningRate();
    }

    private static int indexOfLowest(List<Point> points) {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).loss() < points.get(lowest).loss()) {
                lowest = i;
            }
        }
        return lowest;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
