package org.myelin.lecture;

import java.util.List;
import java.util.Random;

/**
 * Logistic regression, the one-neuron case: z = wᵀx + b, g(z) = 1/(1+e⁻ᶻ), the probability that x belongs to the class
 * 1 rather than 0 (lecture 7; the lecture has no b).
 *
 * <p>It is trained on J = −y ln g(z) − (1−y) ln(1−g(z)), whose sensitivity is δ = ∂J/∂z = g(z) − y. Its boundary, g(z)
 * = ½, is the straight line (plane) wᵀx + b = 0, so it separates two classes exactly when such a line does.
 *
 * @param weights w, one for each input, at least one
 * @param bias b
 */
public record LogisticRegression(Vector weights, double bias) {
    /** Checks that there is an input. */
    public LogisticRegression {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("logistic regression: needs at least 1 weight, but got none");
        }
    }

    /** The neuron that it is. */
    public Neuron neuron() {
        return new Neuron(weights, bias, ElementWise.SIGMOID);
    }

    /**
     * g(z) = 1/(1+e⁻ᶻ), between 0 and 1 (lecture 7).
     *
     * @param x as many components as there are weights
     */
    public double probability(Vector x) {
        return neuron().output(x);
    }

    /**
     * The class: 1 when its probability is at least ½, else 0.
     *
     * @param x as many components as there are weights
     */
    public int classify(Vector x) {
        return probability(x) >= 0.5 ? 1 : 0;
    }

    /**
     * J = −y ln g(z) − (1−y) ln(1−g(z)) of one sample, computed from z so that it stays finite.
     *
     * @param sample y of one component, from 0 to 1
     */
    public double loss(Sample sample) {
        double z = neuron().netInput(sample.x());
        double y = target(sample);
        // J = ln(1+eᶻ) − y z, where ln(1+eᶻ) = max(0, z) + ln(1+e^{−|z|})
        return Math.max(0, z) - y * z + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    /**
     * One step of gradient descent on the mean loss of a batch (lecture 10, steps 3 and 4).
     *
     * @param batch at least one sample
     * @param learningRate α
     */
    public LogisticRegression step(List<Sample> batch, double learningRate) {
        int size = Backpropagation.requireSamples(batch);
        Vector sumW = Vector.zeros(weights.size());
        double sumB = 0;
        for (Sample sample : batch) {
            // δ = g(z) − y, ∂J/∂wᵢ = δ xᵢ, ∂J/∂b = δ   (lecture 11)
            double delta = probability(sample.x()) - target(sample);
            sumW = sumW.plus(sample.x().times(delta));
            sumB += delta;
        }
        // wᵢ := wᵢ − α (1/b) ∂J/∂wᵢ   (lecture 10)
        double rate = learningRate / size;
        return new LogisticRegression(weights.minus(sumW.times(rate)), bias - rate * sumB);
    }

    /**
     * Trains from zero weights; J is convex, so that the start does not matter.
     *
     * @param data at least b samples with y of one component
     * @param descent α, b and the seed for the batches
     * @param steps number of batches
     */
    public static LogisticRegression train(List<Sample> data, StochasticGradientDescent descent, int steps) {
        Backpropagation.requireSamples(data);
        Random random = new Random(descent.seed());
        LogisticRegression regression =
                new LogisticRegression(Vector.zeros(data.getFirst().x().size()), 0);
        for (int step = 1; step <= steps; step++) {
            regression = regression.step(descent.pick(data, random), descent.learningRate());
        }
        return regression;
    }

    private static double target(Sample sample) {
        Require.size("logistic regression: y", 1, "the sample's y", sample.y().size());
        double y = sample.y().at(1);
        if (!(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("logistic regression: y must lie between 0 and 1, but got " + y
                    + "; use 0 and 1 for the two classes");
        }
        return y;
    }
}
