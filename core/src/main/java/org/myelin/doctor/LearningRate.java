package org.myelin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.LayerFlow;

/** Steps that are too long, too short, or no longer lead anywhere: how the training loss goes, and how much weights change. */
final class LearningRate implements Rule {
    /** The loss of an epoch is so many times the smallest before, while there is something left to learn. */
    private static final double GROWN = 1.5;

    /** Growth from epoch to epoch that is more than chance when it happens so often in a row. */
    private static final double GROWS = 1.02;

    private static final int TIMES = 3;

    /** A step that changes weights by a tenth forgets what they were. */
    private static final double VIOLENT = 0.1;

    /** Weights that change by less in a step need more than 20,000 steps to become others. */
    private static final double TINY = 5e-5;

    /** With these changes the loss should have fallen by a tenth after three epochs. */
    private static final int PATIENCE = 3;

    private static final double FALLEN = 0.9;

    /** A plateau: at least so many epochs, or a fifth of the plan, without a fall by half a per cent. */
    private static final int PLATEAU = 5;

    private static final double STILL_FALLS = 0.995;

    /** What is learned to this accuracy may rest. */
    private static final double LEARNED = 0.9;

    /** No better than always giving the same answer: so much above it is chance. */
    private static final double MARGIN = 0.05;

    /** A schedule that has come down to a tenth of its peak is meant to rest. */
    private static final double RESTS = 0.1;

    private final List<EpochMetrics> epochs = new ArrayList<>();
    private int planned = 1;
    private double chance;
    private double highestRate;
    private double largestUpdate;
    private double usualUpdate = 1;

    @Override
    public List<Diagnosis> begin(RunFacts facts) {
        planned = facts.epochs();
        chance = facts.chance();
        return List.of();
    }

    @Override
    public List<Diagnosis> look(GradientFlow flow) {
        List<Double> updates = flow.layers().stream()
                .filter(layer -> layer.weight() > 0) // the last layer of a residual block begins with zeros
                .map(LayerFlow::relativeUpdate)
                .sorted()
                .toList();
        if (!updates.isEmpty()) {
            usualUpdate = updates.get(updates.size() / 2);
            largestUpdate = Math.max(largestUpdate, usualUpdate);
        }
        return List.of();
    }

    @Override
    public List<Diagnosis> read(EpochMetrics metrics) {
        epochs.add(metrics);
        highestRate = Math.max(highestRate, metrics.learningRate());
        if (isTooHigh(metrics)) {
            return found(
                    Illness.LEARNING_RATE_TOO_HIGH,
                    Rule.number(Math.min(leastLossBefore(metrics), metrics.trainingLoss())),
                    largestUpdate);
        }
        if (isTooLow(metrics)) {
            return found(
                    Illness.LEARNING_RATE_TOO_LOW, Rule.number(epochs.getFirst().trainingLoss()), usualUpdate);
        }
        if (isPlateau(metrics)) {
            return found(Illness.PLATEAU, Integer.toString(window()), usualUpdate);
        }
        return List.of();
    }

    private List<Diagnosis> found(Illness illness, String comparison, double update) {
        EpochMetrics last = epochs.getLast();
        return List.of(new Diagnosis(
                illness,
                Optional.empty(),
                List.of(
                        Integer.toString(last.epoch()),
                        Rule.number(last.trainingLoss()),
                        comparison,
                        Rule.number(update),
                        Rule.number(highestRate),
                        Rule.percent(last.trainingAccuracy()))));
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
            return false; // near zero the loss rises and falls by chance
        }
        int e = epochs.size();
        boolean grown = metrics.trainingLoss() > GROWN * leastLossBefore(metrics);
        boolean grows = e > TIMES && IntStream.rangeClosed(1, TIMES).allMatch(k -> isGrowing(e - k));
        boolean shaken =
                e > 1 && largestUpdate > VIOLENT && metrics.trainingAccuracy() < (1 + chance) / 2 && hardlyLearns();
        return grown || grows || shaken;
    }

    private boolean isGrowing(int index) {
        return epochs.get(index).trainingLoss() > GROWS * epochs.get(index - 1).trainingLoss();
    }

    private boolean hardlyLearns() {
        return epochs.getLast().trainingAccuracy() < chance + MARGIN;
    }

    private boolean isTooLow(EpochMetrics metrics) {
        return epochs.size() >= PATIENCE
                && usualUpdate < TINY
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
