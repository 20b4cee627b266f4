package org.myelin.labs.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;

/**
 * The path of stochastic gradient descent over the loss surface of two weights (lecture 10).
 *
 * @param descent α, b and the seed of the batches
 * @param start where it begins
 * @param startLoss J there
 * @param least the smallest J of the surface
 * @param steps one for each batch; ends early where J is no longer a finite number
 */
public record DescentPath(
        StochasticGradientDescent descent, Weights start, double startLoss, double least, List<Step> steps) {
    /** What may be left of the loss above the minimum after a path that arrived. */
    private static final double ARRIVED = 0.05;

    /** Far above that of a mean of some squares. */
    private static final double ROUNDING = 1e-12;

    /**
     * One step.
     *
     * @param gradient mean of ∂J/∂w over the batch
     * @param update −α times it
     * @param weights w after the step
     * @param loss J of all data after the step
     */
    public record Step(Weights gradient, Weights update, Weights weights, double loss) {}

    /** How a learning rate did. */
    public enum Verdict {
        /** At most a twentieth of the loss above the minimum is left. */
        GOOD,
        /** More is left, and the loss ended higher than it began or rose in at least half of the steps. */
        TOO_LARGE,
        /** More is left, and the loss fell. */
        TOO_SMALL
    }

    /** Takes a copy of the list. */
    public DescentPath {
        steps = List.copyOf(steps);
    }

    /**
     * Walks.
     *
     * @param surface network and data, at least b samples
     * @param count number of steps, at least 1
     * @param least the smallest J, to judge by
     */
    public static DescentPath walk(
            TwoWeights surface, StochasticGradientDescent descent, Weights start, int count, double least) {
        Random random = new Random(descent.seed());
        List<Step> steps = new ArrayList<>();
        Weights w = start;
        double loss = surface.loss(start);
        double startLoss = loss;
        for (int k = 0; k < count && Double.isFinite(loss); k++) {
            // 3. pick b samples at random   (lecture 10)
            List<Sample> batch = descent.pick(surface.data(), random);
            Weights gradient = surface.gradient(w, batch);
            // 4. w := w − α (1/b) ∂J/∂w   (lecture 10)
            Weights update = gradient.times(-descent.learningRate());
            w = w.plus(update);
            loss = surface.loss(w);
            steps.add(new Step(gradient, update, w, loss));
        }
        return new DescentPath(descent, start, startLoss, least, steps);
    }

    /** J after the last step. */
    public double endLoss() {
        return steps.isEmpty() ? startLoss : steps.getLast().loss();
    }

    /** In how many steps J of all data rose, rounding aside. */
    public int rises() {
        int rises = 0;
        double before = startLoss;
        for (Step step : steps) {
            rises += step.loss() > before * (1 + ROUNDING) ? 1 : 0;
            before = step.loss();
        }
        return rises;
    }

    /** How the learning rate did. */
    public Verdict verdict() {
        if (endLoss() - least <= ARRIVED * (startLoss - least)) {
            return Verdict.GOOD;
        }
        return !(endLoss() <= startLoss) || 2 * rises() >= steps.size() ? Verdict.TOO_LARGE : Verdict.TOO_SMALL;
    }

    /** All points, the start first. */
    public List<Weights> points() {
        List<Weights> points = new ArrayList<>(List.of(start));
        steps.forEach(step -> points.add(step.weights()));
        return List.copyOf(points);
    }
}
