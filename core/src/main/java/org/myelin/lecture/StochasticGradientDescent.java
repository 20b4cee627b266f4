package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Stochastic gradient descent in its five steps (lecture 10). The same seed gives the same bits on every machine.
 *
 * {@snippet :
 * Network shape = Network.builder(2)
 *         .layerWithBias(4, ElementWise.TANH).layerWithBias(1, ElementWise.SIGMOID)
 *         .build(new MeanSquaredError());
 * var descent = new StochasticGradientDescent(1.0, 4, 7);
 * Network trained = descent.train(samples, shape, new StochasticGradientDescent.Goal(0.01, 5_000)).network();
 * }
 *
 * @param learningRate α, above 0
 * @param batchSize b, the number of samples of a batch, at least 1
 * @param seed where the weights and the batches are drawn from
 */
public record StochasticGradientDescent(double learningRate, int batchSize, long seed) {
    /** Checks the ranges. */
    public StochasticGradientDescent {
        Require.positive("stochastic gradient descent", "learning rate α", learningRate);
        Require.atLeastOne("stochastic gradient descent", "batch size b", batchSize);
    }

    /**
     * What "until convergence" means (lecture 10, step 5).
     *
     * @param meanLoss ends when the mean of J over all samples is at most this, and also, without success, when it is
     *     no longer a number because the learning rate is too high
     * @param mostSteps maximum number of batches, at least 1
     */
    public record Goal(double meanLoss, int mostSteps) {
        /** Checks that there is a step to take. */
        public Goal {
            Require.atLeastOne("goal", "the number of steps", mostSteps);
        }
    }

    /**
     * The end of a descent.
     *
     * @param network with the weights found
     * @param steps number of batches used
     * @param converged whether the goal was met
     * @param losses the mean of J over all samples: before the first step, and after each pass of ⌈|D|/b⌉ steps
     */
    public record Result(Network network, int steps, boolean converged, List<Double> losses) {
        /** Takes a copy of the list. */
        public Result {
            losses = List.copyOf(losses);
        }
    }

    /**
     * All five steps.
     *
     * @param data D, at least b samples (step 1)
     * @param shape a network whose weights are drawn at random before the descent (step 2)
     * @param goal when it ends
     */
    public Result train(List<Sample> data, Network shape, Goal goal) {
        RandomGenerator random = new Random(seed);
        // 2. initialise (W¹ … W^{L−1}) at random   (lecture 10)
        return descend(data, shape.randomized(random), goal, random);
    }

    /**
     * Steps 3 to 5, from the weights that the network has.
     *
     * @param data D, at least b samples
     * @param network where the descent starts
     * @param goal when it ends
     */
    public Result descend(List<Sample> data, Network network, Goal goal) {
        return descend(data, network, goal, new Random(seed));
    }

    private Result descend(List<Sample> data, Network start, Goal goal, RandomGenerator random) {
        requireEnough(data);
        int pass = (data.size() + batchSize - 1) / batchSize;
        Network network = start;
        List<Double> losses = new ArrayList<>(List.of(network.meanLoss(data)));
        int steps = 0;
        // 5. repeat from 3 until convergence   (lecture 10)
        while (losses.getLast() > goal.meanLoss() && steps < goal.mostSteps()) {
            network = step(network, pick(data, random));
            steps++;
            if (steps % pass == 0 || steps == goal.mostSteps()) {
                losses.add(network.meanLoss(data));
            }
        }
        return new Result(network, steps, losses.getLast() <= goal.meanLoss(), losses);
    }

    /**
     * Picks a batch: b different samples, each subset equally likely (lecture 10, step 3).
     *
     * @param data D, at least b samples
     */
    public List<Sample> pick(List<Sample> data, RandomGenerator random) {
        requireEnough(data);
        // 3. pick b samples at random: the first b places of a shuffle   (lecture 10)
        List<Sample> rest = new ArrayList<>(data);
        for (int k = 0; k < batchSize; k++) {
            int chosen = k + random.nextInt(rest.size() - k);
            Sample sample = rest.get(chosen);
            rest.set(chosen, rest.get(k));
            rest.set(k, sample);
        }
        return List.copyOf(rest.subList(0, batchSize));
    }

    /**
     * One step with a batch: a network with changed weights (lecture 10, steps 3 and 4). A bias learns like a weight.
     *
     * @param batch at least one sample
     */
    public Network step(Network network, List<Sample> batch) {
        double alpha = learningRate;
        // 3. compute and accumulate each sample's ∂J/∂w_jiˡ; their sum times 1/b   (lecture 10)
        Gradients mean = Backpropagation.mean(network, batch).gradients();
        Network changed = network;
        for (int l = 1; l < network.depth(); l++) {
            // 4. w_jiˡ := w_jiˡ − α (1/b) ∂J/∂w_jiˡ   (lecture 10)
            Matrix weights = network.weights(l).minus(mean.weights(l).times(alpha));
            Vector biases = network.biases(l).minus(mean.biases(l).times(alpha));
            changed = changed.with(l, weights, biases);
        }
        return changed;
    }

    private void requireEnough(List<Sample> data) {
        if (data.size() < batchSize) {
            throw new IllegalArgumentException("stochastic gradient descent: a batch needs " + batchSize
                    + " samples, but there are only " + data.size() + "; make the batch smaller");
        }
    }
}
