package org.myelin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.LayerFlow;

/**
 * Steps that are too large, too small, or no longer reduce the loss: how the training loss develops, and how much
 * weights change.
 */
final class LearningRateRule implements Rule {
    /** The loss of an epoch divided by the smallest before, while there is something left to learn. */
    private static final double GROWN = 1.5;

    /** Growth from epoch to epoch that exceeds sampling noise after {@link #TIMES} epochs in a row. */
    private static final double GROWS = 1.02;

    private static final int TIMES = 3;

    /** A step that changes weights by a tenth forgets what they were. */
    private static final double VIOLENT = 0.1;

    /** Weights that change by less in a step need more than 20,000 steps to become others. */
    private static final double TINY = 5e-5;

    /** With these changes the loss should have fallen by a tenth after three epochs. */
    private static final int PATIENCE = 3;

    private static final double FALLEN = 0.9;

    /** Length of a plateau: at least N epochs, or a fifth of the plan, without a fall by half a per cent. */
    private static final int PLATEAU = 5;

    private static final double STILL_FALLS = 0.995;

    /** What is learned to this accuracy may rest. */
    private static final double LEARNED = 0.9;

    /** No better than always predicting one class: so much above it is sampling noise. */
    private static final double MARGIN = 0.05;

    /** A schedule that has come down to a tenth of its peak is meant to rest. */
    private static final double RESTS = 0.1;

    private final List<EpochMetrics> epochs = new ArrayList<>();
    private int planned = 1;
    private double majority;
    private double highestRate;
    private double largestUpdate;
    private double medianUpdate = 1;

    @Override
    public List<Diagnosis> begin(RunFacts facts) {
        planned = facts.epochs();
        majority = facts.majorityAccuracy();
        return List.of();
    }

    @Override
    public List<Diagnosis> observe(GradientFlow flow) {
        List<Double> updates = flow.layers().stream()
                .filter(layer -> layer.weight() > 0) // the last layer of a residual block begins with zeros
                .map(LayerFlow::relativeUpdate)
                .sorted()
                .toList();
        if (!updates.isEmpty()) {
            medianUpdate = updates.get(updates.size() / 2);
            largestUpdate = Math.max(largestUpdate, medianUpdate);
        }
        return List.of();
    }

    @Override
    public List<Diagnosis> epochCompleted(EpochMetrics metrics) {
        epochs.add(metrics);
        highestRate = Math.max(highestRate, metrics.learningRate());
        if (isTooHigh(metrics)) {
            return found(
                    Illness.LEARNING_RATE_TOO_HIGH,
                    Map.of(
                            "epoch", metrics.epoch(),
                            "loss", metrics.trainingLoss(),
                            "lowest-loss", Math.min(leastLossBefore(metrics), metrics.trainingLoss()),
                            "accuracy", metrics.trainingAccuracy(),
                            "update", largestUpdate,
                            "rate", highestRate));
        }
        if (isTooLow(metrics)) {
            return found(
                    Illness.LEARNING_RATE_TOO_LOW,
                    Map.of(
                            "epoch", metrics.epoch(),
                            "loss", metrics.trainingLoss(),
                            "first-loss", epochs.getFirst().trainingLoss(),
                            "update", medianUpdate,
                            "rate", highestRate));
        }
        if (isPlateau(metrics)) {
            return found(
                    Illness.PLATEAU,
                    Map.of("loss", metrics.trainingLoss(), "epochs", window(), "accuracy", metrics.trainingAccuracy()));
        }
        return List.of();
    }

    private static List<Diagnosis> found(Illness illness, Map<String, Object> evidence) {
        return List.of(new Diagnosis(illness, Optional.empty(), evidence));
    }

    private double leastLossBefore(EpochMetrics metrics) {
        return epochs.stream()
                .filter(other -> other.epoch() < metrics.epoch())
                .mapToDouble(EpochMetrics::trainingLoss)
                .min()
                .orElse(metrics.trainingLoss());
    }

    private boolean isTooHigh(EpochMetrics metrics) {
        if (metrics.trainingAccuracy() > LEARNED) {
            return false; // near zero the loss rises and falls with the batches
        }
        int e = epochs.size();
        boolean grown = metrics.trainingLoss() > GROWN * leastLossBefore(metrics);
        boolean grows = e > TIMES && IntStream.rangeClosed(1, TIMES).allMatch(k -> isGrowing(e - k));
        boolean shaken =
                e > 1 && largestUpdate > VIOLENT && metrics.trainingAccuracy() < (1 + majority) / 2 && hardlyLearns();
        return grown || grows || shaken;
    }

    private boolean isGrowing(int index) {
        return epochs.get(index).trainingLoss() > GROWS * epochs.get(index - 1).trainingLoss();
    }

    private boolean hardlyLearns() {
        return epochs.getLast().trainingAccuracy() < majority + MARGIN;
    }

    private boolean isTooLow(EpochMetrics metrics) {
        return epochs.size() >= PATIENCE
                && medianUpdate < TINY
                && metrics.learningRate() > highestRate / 2
                && metrics.trainingAccuracy() < LEARNED
                && metrics.trainingLoss() > FALLEN * epochs.getFirst().trainingLoss();
    }

    private int window() {
        return Math.max(PLATEAU, planned / 5);
    }

    private boolean isPlateau(EpochMetrics metrics) {
        int from = epochs.size() - 1 - window();
        if (from < 0 || metrics.trainingAccuracy() > LEARNED || metrics.learningRate() < RESTS * highestRate) {
            return false;
        }
        double before = epochs.get(from).trainingLoss();
        return epochs.subList(from + 1, epochs.size()).stream()
                .allMatch(other -> other.trainingLoss() > STILL_FALLS * before);
    }
}
