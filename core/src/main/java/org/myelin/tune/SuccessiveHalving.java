package org.myelin.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asynchronous successive halving: many trials get few epochs, the best of them more, and the best of these all. A
 * trial rises to the next rung once it is among the best 1/η of those that finished its rung; only when none can, a new
 * one begins. Nothing ever waits for a rung to be full. Source: Li et al., "A system for massively parallel
 * hyperparameter tuning", MLSys 2020, algorithm 2.
 *
 * <p>Here each rung trains anew with a schedule as long as its epochs, so that all trials of a rung are compared with a
 * learning rate that has come to its end. That costs at most 1/(η−1) more.
 *
 * <p>A training that diverged counts among those that finished its rung, but never rises, and its trial ranks below
 * every trial that did not diverge, however far it came.
 *
 * <p>A pure function of the results so far: a killed search resumes from its list of results.
 *
 * @param trials number of trials, at least 1
 * @param rungs epochs of each rung, rising
 * @param reduction η, at least 2
 */
public record SuccessiveHalving(int trials, List<Integer> rungs, int reduction) {
    /**
     * One training to be done.
     *
     * @param trial number of the trial, from 0
     * @param rung number of the rung, from 0
     */
    public record Job(int trial, int rung) {}

    /**
     * What a training came to.
     *
     * @param job which one
     * @param score larger is better: the best validation accuracy; empty when training diverged
     */
    public record Result(Job job, OptionalDouble score) {
        /** Of a training that reached its end. */
        public Result(Job job, double score) {
            this(job, OptionalDouble.of(score));
        }

        /** Of a training that diverged. */
        public static Result diverged(Job job) {
            return new Result(job, OptionalDouble.empty());
        }

        /** Whether training diverged. */
        public boolean isDiverged() {
            return score.isEmpty();
        }
    }

    /** The best score first, then those that diverged. */
    private static final Comparator<Result> BEST_FIRST = Comparator.comparingDouble(
                    (Result result) -> -result.score.orElse(Double.NEGATIVE_INFINITY))
            .thenComparingInt(result -> result.job.trial);

    /** Checks the ranges. */
    public SuccessiveHalving {
        rungs = List.copyOf(rungs);
        if (trials < 1) {
            throw new IllegalArgumentException("tune: needs at least 1 trial, but got " + trials);
        }
        requireReduction(reduction);
        if (rungs.isEmpty() || rungs.getFirst() < 1) {
            throw new IllegalArgumentException("tune: needs at least 1 epoch, but got " + rungs);
        }
        for (int r = 1; r < rungs.size(); r++) {
            if (rungs.get(r) <= rungs.get(r - 1)) {
                throw new IllegalArgumentException(
                        "tune: each rung must have more epochs than the one before: " + rungs);
            }
        }
    }

    /**
     * Three rungs, or fewer when the epochs do not allow that: E/η², E/η and E epochs.
     *
     * @param trials number of trials, at least 1
     * @param maxEpochs E, epochs of the last rung, at least 1
     * @param reduction η, at least 2
     */
    public static SuccessiveHalving of(int trials, int maxEpochs, int reduction) {
        requireReduction(reduction);
        requireEpochs("last", maxEpochs);
        long first = maxEpochs / ((long) reduction * reduction);
        return new SuccessiveHalving(trials, rungs((int) Math.max(1, first), maxEpochs, reduction), reduction);
    }

    /**
     * The same with as many rungs as it takes to begin with few epochs: … E/η², E/η, E.
     *
     * @param minEpochs epochs that a rung has at least, 1 to those of the last rung
     */
    public SuccessiveHalving withFirstRung(int minEpochs) {
        int maxEpochs = rungs.getLast();
        requireEpochs("first", minEpochs);
        if (minEpochs > maxEpochs) {
            throw new IllegalArgumentException("tune: the first rung must have at most as many epochs as the last, "
                    + maxEpochs + ", but " + minEpochs + " were asked for; give the first fewer or the last more");
        }
        return new SuccessiveHalving(trials, rungs(minEpochs, maxEpochs, reduction), reduction);
    }

    private static List<Integer> rungs(int minEpochs, int maxEpochs, int reduction) {
        List<Integer> rungs = new ArrayList<>();
        for (int epochs = maxEpochs; epochs >= minEpochs; epochs /= reduction) {
            rungs.addFirst(epochs);
        }
        return rungs;
    }

    private static void requireReduction(int reduction) {
        if (reduction < 2) {
            throw new IllegalArgumentException("tune: the reduction must be at least 2, but is " + reduction);
        }
    }

    private static void requireEpochs(String rung, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "tune: the " + rung + " rung needs at least 1 epoch, but " + epochs + " were asked for");
        }
    }

    /** What to do next; empty when all is done. */
    public Optional<Job> next(List<Result> results) {
        for (int rung = rungs.size() - 2; rung >= 0; rung--) {
            Optional<Job> promoted = promotion(results, rung);
            if (promoted.isPresent()) {
                return promoted;
            }
        }
        int begun =
                (int) results.stream().filter(result -> result.job.rung == 0).count();
        return begun < trials ? Optional.of(new Job(begun, 0)) : Optional.empty();
    }

    private Optional<Job> promotion(List<Result> results, int rung) {
        List<Result> ranked = results.stream()
                .filter(result -> result.job.rung == rung)
                .sorted(BEST_FIRST)
                .toList();
        return ranked.stream()
                .limit(ranked.size() / reduction)
                .filter(result -> !result.isDiverged())
                .map(result -> new Job(result.job.trial, rung + 1))
                .filter(job -> results.stream().noneMatch(result -> result.job.equals(job)))
                .findFirst();
    }

    /**
     * Results of the highest rungs first, and the best first within a rung; behind them those of trials that diverged:
     * first the rungs before that, then the divergences themselves.
     */
    public static List<Result> leaderboard(List<Result> results) {
        Set<Integer> unstable = unstableTrials(results);
        return results.stream()
                .sorted(Comparator.comparingInt((Result result) ->
                                result.isDiverged() ? 2 : unstable.contains(result.job.trial) ? 1 : 0)
                        .thenComparingInt(result -> -result.job.rung)
                        .thenComparing(BEST_FIRST))
                .toList();
    }

    /** The first of the leaderboard; empty when every trial diverged. */
    public static Optional<Result> best(List<Result> results) {
        Set<Integer> unstable = unstableTrials(results);
        return leaderboard(results).stream().findFirst().filter(result -> !unstable.contains(result.job.trial));
    }

    /** Numbers of the trials that diverged in any rung. */
    private static Set<Integer> unstableTrials(List<Result> results) {
        return results.stream()
                .filter(Result::isDiverged)
                .map(result -> result.job.trial)
                .collect(Collectors.toSet());
    }
}
