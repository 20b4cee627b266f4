package org.myelin.bench;

import java.util.Arrays;
import org.myelin.engine.Batch;
import org.myelin.engine.ForwardEngine;
import org.myelin.engine.TrainingEngine;
import org.myelin.kernel.KernelChoice;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Parameters;
import org.myelin.optim.Sgd;
import org.myelin.random.CounterRandom;

/**
 * How fast a network trains or predicts, and how close that is to what the processor can do at all.
 *
 * <p>The limit is measured between the rounds, not once: on a machine that is shared both change, together. Samples are
 * random numbers; time does not depend on them.
 */
public final class StepBenchmark {
    /** Batches to go through in turn, as training does; one alone would stay in the cache. */
    private static final int BATCHES = 8;

    private static final double LEARNING_RATE = 1e-4;
    private static final double LIMIT_SECONDS = 0.05;

    /** Flops of a multiply-add. */
    private static final double FLOPS = 2;

    private StepBenchmark() {}

    /**
     * What was measured: medians over the rounds.
     *
     * @param samplesPerSecond samples of all batches
     * @param stepGflops what the steps computed, 10⁹ floating-point operations a second
     * @param limitGflops what the processor can do
     * @param percentOfLimit median of the rounds' quotients of the two
     */
    public record Result(double samplesPerSecond, double stepGflops, double limitGflops, double percentOfLimit) {}

    /** What is done with each batch. */
    private interface Step {
        void run(Batch batch);
    }

    /**
     * Whole training steps: forward, cross-entropy, backward, gradient descent with momentum and weight decay.
     *
     * @param rounds how often the limit and the steps are measured in turn
     * @param seconds duration of a round
     */
    public static Result training(Architecture architecture, int batchSize, int threads, int rounds, double seconds) {
        Sgd optimizer = Sgd.defaults().withWeightDecay(1e-3);
        Parameters parameters = Parameters.initialize(architecture, 1);
        try (TrainingEngine engine = new TrainingEngine(parameters, optimizer, batchSize, threads)) {
            return measure(
                    architecture,
                    batchSize,
                    threads,
                    rounds,
                    seconds,
                    trainingFlops(architecture),
                    batch -> engine.step(batch, LEARNING_RATE));
        }
    }

    /** Forward steps only, as for evaluation; see {@link #training}. */
    public static Result forward(Architecture architecture, int batchSize, int threads, int rounds, double seconds) {
        Parameters parameters = Parameters.initialize(architecture, 1);
        try (ForwardEngine engine = new ForwardEngine(parameters, batchSize, threads)) {
            return measure(
                    architecture,
                    batchSize,
                    threads,
                    rounds,
                    seconds,
                    FLOPS * products(architecture, 0),
                    engine::forward);
        }
    }

    /** The name of the kernels that are measured, for example {@code vector-512}. */
    public static String kernels() {
        return KernelChoice.active().kernels().name();
    }

    /** Floating-point operations of a training step for one sample: z, ∂J/∂W, and δ for all layers but the first. */
    public static double trainingFlops(Architecture architecture) {
        return FLOPS * (2 * products(architecture, 0) + products(architecture, 1));
    }

    /** Multiply-adds of W a in all dense layers from one on. */
    private static double products(Architecture architecture, int from) {
        return architecture.leaves().stream()
                .filter(leaf -> leaf.layer() instanceof Dense)
                .skip(from)
                .mapToDouble(leaf -> (double) leaf.inputs() * leaf.outputs())
                .sum();
    }

    private static Result measure(
            Architecture architecture,
            int batchSize,
            int threads,
            int rounds,
            double seconds,
            double flopsPerSample,
            Step step) {
        Batch[] batches = batches(architecture, batchSize);
        double[] rates = new double[rounds];
        double[] limits = new double[rounds];
        double[] quotients = new double[rounds];
        try (FmaLimit limit = new FmaLimit(threads)) {
            rate(batches, step, seconds); // compilers, caches
            limit.gflops(LIMIT_SECONDS);
            double before = limit.gflops(LIMIT_SECONDS);
            for (int round = 0; round < rounds; round++) {
                rates[round] = rate(batches, step, seconds);
                double after = limit.gflops(LIMIT_SECONDS);
                limits[round] = (before + after) / 2;
                quotients[round] = rates[round] * flopsPerSample / 1e9 / limits[round];
                before = after;
            }
        }
        double samplesPerSecond = median(rates);
        return new Result(
                samplesPerSecond, samplesPerSecond * flopsPerSample / 1e9, median(limits), 100 * median(quotients));
    }

    private static Batch[] batches(Architecture architecture, int batchSize) {
        Batch[] batches = new Batch[BATCHES];
        float[] sample = new float[architecture.inputs()];
        for (int b = 0; b < BATCHES; b++) {
            CounterRandom random = CounterRandom.of(b);
            batches[b] = new Batch(architecture.inputs(), architecture.outputs(), batchSize);
            for (int s = 0; s < batchSize; s++) {
                for (int f = 0; f < sample.length; f++) {
                    sample[f] = 2 * random.nextFloat() - 1;
                }
                batches[b].add(sample, 0, random.nextInt(architecture.outputs()));
            }
            batches[b].finish();
        }
        return batches;
    }

    /** Samples a second. */
    private static double rate(Batch[] batches, Step step, double seconds) {
        long begin = System.nanoTime();
        long samples = 0;
        long now = begin;
        for (int b = 0; now - begin < seconds * 1e9; b = (b + 1) % batches.length) {
            step.run(batches[b]);
            samples += batches[b].size();
            now = System.nanoTime();
        }
        return samples * 1e9 / (now - begin);
    }

    /** The middle one of the values, or the mean of the two in the middle; leaves them as they are. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
