package org.myelin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Parameters;

/**
 * Looks for a good learning rate: trains a fresh network for some steps while α rises exponentially, and watches the
 * loss. It falls, and rises again where α is too large. The suggestion is where nine tenths of the fall are done: near
 * the lowest point, but on its safe side, and unlike the steepest place it does not depend on a derivative of a noisy
 * curve. Source: Smith, "Cyclical learning rates for training neural networks", WACV 2017, section 3.3.
 *
 * <p>A single curve depends on chance, so several are measured with different seeds, and the suggestion is the median.
 * Only training samples are used.
 */
public final class LearningRateFinder {
    /** Default of the smallest α: no network of the recipes learns anything there. */
    public static final double FROM = 1e-5;

    /** Default of the largest α: the loss of every recipe with momentum grows there. */
    public static final double TO = 1;

    /** Default of the steps of a sweep: 60 for each power of ten. */
    public static final int STEPS = 300;

    private static final int SWEEPS = 3;

    /** Share of the old average in the smoothed loss. */
    private static final double MEMORY = 0.95;

    /** A sweep ends where the smoothed loss exceeds this multiple of the best one. */
    private static final double TOO_LARGE = 4;

    /** Steps at the beginning whose average says nothing yet. */
    private static final int FIRST = 10;

    /** How much of the fall is done where the suggestion is. */
    private static final double DONE = 0.9;

    private LearningRateFinder() {}

    /**
     * One step of the optimiser in a sweep.
     *
     * @param learningRate α
     * @param loss mean loss, smoothed over about twenty steps
     */
    public record Point(double learningRate, double loss) {}

    /**
     * The result of the search.
     *
     * @param sweeps the curves
     * @param suggestion α where nine tenths of the fall are done
     * @param largest α at which the loss is smallest: the upper end of what is worth trying first
     */
    public record Result(List<List<Point>> sweeps, double suggestion, double largest) {}

    /**
     * Measures.
     *
     * @param plan what would be trained
     * @param from smallest α, above 0
     * @param to largest α
     * @param steps of a sweep, at least 20; fewer when the data has fewer in all epochs
     * @param threads number of threads
     * @throws DivergenceException if the loss is infinite or not a number before anything was learned
     */
    static Result find(TrainingPlan plan, double from, double to, int steps, int threads) throws InterruptedException {
        requireRange(from, to);
        int available = available(plan, steps);
        Normalizer normalizer = Normalizer.fit(plan.normalization(), plan.training());
        List<List<Point>> sweeps = new ArrayList<>();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweeps.add(sweep(plan.withSeed(plan.seed() + sweep), normalizer, from, to, available, threads));
        }
        return new Result(
                sweeps,
                median(sweeps.stream()
                        .mapToDouble(LearningRateFinder::nearlyLowest)
                        .toArray()),
                median(sweeps.stream().mapToDouble(LearningRateFinder::lowest).toArray()));
    }

    private static void requireRange(double from, double to) {
        if (!(from > 0 && from < to && to < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "learning rate: needs a range from a number above 0 to a larger finite one," + " but got " + from
                            + " to " + to);
        }
    }

    /** As many steps of the optimiser as are wanted and as there are. */
    private static int available(TrainingPlan plan, int steps) {
        if (steps < 2 * FIRST) {
            throw new IllegalArgumentException(
                    "learning rate: needs at least " + 2 * FIRST + " steps, but got " + steps);
        }
        long all = (long) plan.updatesPerEpoch() * plan.epochs();
        if (all < 2 * FIRST) {
            throw new IllegalArgumentException("learning rate: needs at least " + 2 * FIRST + " steps, but all epochs, "
                    + plan.epochs() + " of " + plan.updatesPerEpoch() + ", have " + all
                    + "; give more epochs or a smaller batch size");
        }
        return (int) Math.min(steps, all);
    }

    private static List<Point> sweep(
            TrainingPlan plan, Normalizer normalizer, double from, double to, int steps, int threads)
            throws InterruptedException {
        List<Point> points = new ArrayList<>();
        Parameters parameters = Trainer.initialize(plan, normalizer, threads);
        boolean accumulates = plan.refinements().accumulation() > 1;
        try (TrainingEngine engine = new TrainingEngine(
                        parameters, plan.optimizer(), plan.batchCapacity(), threads, accumulates, plan.seed());
                BatchFeed feed = new BatchFeed(plan, normalizer, 0, 0)) {
            double average = 0;
            double best = Double.POSITIVE_INFINITY;
            for (int step = 0; step < steps; step++) {
                double rate = rate(from, to, step / (steps - 1.0));
                double loss = update(plan, engine, feed, step, rate);
                if (step == 0 && !Double.isFinite(loss)) {
                    throw new DivergenceException("learning rate: the loss of the first step became " + loss
                            + ", before anything was learned; likely cause: " + Divergence.cause(plan, false));
                }
                average = MEMORY * average + (1 - MEMORY) * loss;
                double smoothed = average / (1 - Math.pow(MEMORY, step + 1.0));
                best = Math.min(best, smoothed);
                if (!(smoothed < TOO_LARGE * best)) {
                    requireCurve(step, from, rate);
                    break;
                }
                points.add(new Point(rate, smoothed));
            }
        }
        return points;
    }

    /** from · (to / from)^share, also where to / from is infinite. */
    private static double rate(double from, double to, double share) {
        double exponent = (1 - share) * StrictMath.log(from) + share * StrictMath.log(to);
        return Math.clamp(StrictMath.exp(exponent), from, to);
    }

    /**
     * One step of the optimiser, of as many batches as the {@link Trainer} takes for it.
     *
     * @param step which one, from 0
     * @return the mean loss
     */
    private static double update(TrainingPlan plan, TrainingEngine engine, BatchFeed feed, int step, double rate)
            throws InterruptedException {
        int accumulation = plan.refinements().accumulation();
        int firstBatch = step % plan.updatesPerEpoch() * accumulation;
        int batches = Math.min(accumulation, plan.stepsPerEpoch() - firstBatch);
        double loss = 0;
        int samples = 0;
        for (int i = 0; i < batches; i++) {
            Batch batch = feed.next();
            if (accumulation == 1) {
                engine.step(batch, rate);
            } else {
                engine.accumulate(batch);
            }
            loss += engine.lossSum();
            samples += batch.size();
            feed.giveBack(batch);
        }
        if (accumulation > 1) {
            engine.update(rate);
        }
        return loss / samples;
    }

    /** A loss that grows from the beginning says nothing about good rates. */
    private static void requireCurve(int step, double from, double rate) {
        if (step < FIRST) {
            throw new IllegalArgumentException("learning rate: after step " + step
                    + " the loss was already too large, at " + rate + "; begin lower than " + from);
        }
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
