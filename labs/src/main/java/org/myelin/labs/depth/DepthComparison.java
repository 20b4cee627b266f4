package org.myelin.labs.depth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Consumer;
import org.myelin.data.Split;
import org.myelin.flow.EpochMetrics;
import org.myelin.labs.training.LabTraining;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.train.DivergenceException;
import org.myelin.train.Trainer;

/**
 * Plain and residual networks of growing depth, trained alike (lecture 17).
 *
 * @param runs all that were trained, in the order of kinds, depths, seeds
 */
public record DepthComparison(List<Run> runs) {
    /** Two kinds of network that differ in nothing but the shortcuts and the start of what they go around. */
    public enum Kind {
        /** Dense ReLU layers one after the other, with He initialisation. */
        PLAIN,
        /**
         * The same layers, but from the second to the last but one every two of them, F, compute ReLU(F(x) + x). The
         * second of each two starts at zero, so that a block starts as ReLU(x) and no depth makes the numbers grow.
         */
        RESIDUAL;

        /**
         * A network of this kind, without any normalisation.
         *
         * @param depth number of weight matrices, even and at least 4
         */
        public Architecture architecture(int inputs, int width, int depth, int classes) {
            Architecture.Builder network = Architecture.builder(inputs).dense(width, Activation.RELU);
            for (int block = 1; block <= (depth - 2) / 2; block++) {
                Dense first = new Dense(width, Activation.RELU);
                switch (this) {
                    case PLAIN -> network.layer(first).dense(width, Activation.RELU);
                    case RESIDUAL ->
                        network.residual(first, new Dense(width, Activation.LINEAR, true, new Initializer.Zero()))
                                .activate(Activation.RELU);
                }
            }
            return network.classes(classes);
        }
    }

    /**
     * How all networks are trained: gradient descent with momentum 0.9 and a learning rate that falls linearly to 0.
     *
     * @param depths numbers of weight matrices, ascending, each even and at least 4
     * @param width neurons of each hidden layer
     * @param epochs passes over the training samples
     * @param batchSize b
     * @param learningRate α at the beginning
     * @param seeds number of runs of each network, with the seeds 1, 2, …
     * @param threads number of threads; they do not change the result
     */
    public record Plan(
            List<Integer> depths, int width, int epochs, int batchSize, double learningRate, int seeds, int threads) {
        /** Checks the depths. */
        public Plan {
            depths = depths.stream().sorted().distinct().toList();
            for (int depth : depths) {
                if (depth < 4 || depth % 2 != 0) {
                    throw new IllegalArgumentException("depth: a network of " + depth
                            + " weight matrices has no whole residual blocks; take even depths from 4 on");
                }
            }
            if (depths.isEmpty() || seeds < 1) {
                throw new IllegalArgumentException(
                        "depth: needs at least 1 depth and 1 seed, but got " + depths.size() + " and " + seeds);
            }
        }
    }

    /**
     * One trained network.
     *
     * @param trainingError share of training samples that it got wrong in the last epoch, each at the moment it was
     *     learned from; 1 when training diverged
     * @param validationError share of validation samples that it got wrong after the last epoch; 1 when training
     *     diverged
     * @param diverged whether the loss became infinite
     * @param seconds duration
     */
    public record Run(
            Kind kind,
            int depth,
            long seed,
            double trainingError,
            double validationError,
            boolean diverged,
            double seconds) {}

    /** Which of the errors of a run. */
    public enum Part {
        /** Of the samples that it learned from. */
        TRAINING,
        /** Of samples that it has not seen. */
        VALIDATION;

        double error(Run run) {
            return switch (this) {
                case TRAINING -> run.trainingError();
                case VALIDATION -> run.validationError();
            };
        }
    }

    /**
     * An error over the seeds.
     *
     * @param mean of all runs
     * @param min of the best run
     * @param max of the worst run
     */
    public record Spread(double mean, double min, double max) {}

    /** Takes a copy of the list. */
    public DepthComparison {
        runs = List.copyOf(runs);
    }

    /**
     * Trains them all.
     *
     * @param split the samples
     * @param progress is called after each run
     */
    public static DepthComparison train(Plan plan, Split split, Consumer<Run> progress) {
        List<Run> runs = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int depth : plan.depths()) {
                for (long seed = 1; seed <= plan.seeds(); seed++) {
                    runs.add(train(plan, split, kind, depth, seed));
                    progress.accept(runs.getLast());
                }
            }
        }
        return new DepthComparison(runs);
    }

    private static Run train(Plan plan, Split split, Kind kind, int depth, long seed) {
        int inputs = split.training().shape().features();
        int classes = split.training().classNames().size();
        long begin = System.nanoTime();
        Architecture network = kind.architecture(inputs, plan.width(), depth, classes);
        Trainer trainer = LabTraining.of(network, split, plan.epochs(), plan.batchSize(), plan.learningRate(), seed)
                .threads(plan.threads())
                .build();
        try {
            EpochMetrics last = trainer.train().history().getLast();
            double training = 1 - last.trainingAccuracy();
            return new Run(kind, depth, seed, training, 1 - last.validationAccuracy(), false, seconds(begin));
        } catch (DivergenceException e) {
            return new Run(kind, depth, seed, 1, 1, true, seconds(begin));
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The depths, ascending. */
    public List<Integer> depths() {
        return runs.stream().map(Run::depth).distinct().sorted().toList();
    }

    /** The runs of one network. */
    public List<Run> of(Kind kind, int depth) {
        return runs.stream()
                .filter(run -> run.kind() == kind && run.depth() == depth)
                .toList();
    }

    /** An error of one network over its seeds. */
    public Spread spread(Kind kind, int depth, Part part) {
        DoubleSummaryStatistics errors =
                of(kind, depth).stream().mapToDouble(part::error).summaryStatistics();
        return new Spread(errors.getAverage(), errors.getMin(), errors.getMax());
    }

    /** The depth with the smallest mean training error; the smaller one of equals. */
    public int best(Kind kind) {
        return depths().stream()
                .min(Comparator.comparingDouble(
                        depth -> spread(kind, depth, Part.TRAINING).mean()))
                .orElseThrow();
    }

    /**
     * Whether deeper became worse in training error: every run of the deepest network is worse than every run of the
     * best depth.
     */
    public boolean degrades(Kind kind) {
        return spread(kind, depths().getLast(), Part.TRAINING).min()
                > spread(kind, best(kind), Part.TRAINING).max();
    }
}
