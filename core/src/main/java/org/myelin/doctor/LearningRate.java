package org.myelin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private final List<Reading> readings = new ArrayList<>();
    private int planned = 1;
    private double chance;
    private double highestRate;
    private double largestUpdate;
    private double usualUpdate = 1;

    @Override
    public List<Diagnosis> begin(Patient patient) {
        planned = patient.epochs();
        chance = patient.chance();
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
    public List<Diagnosis> read(Reading reading) {
        readings.add(reading);
        highestRate = Math.max(highestRate, reading.learningRate());
        if (isTooHigh(reading)) {
            return found(
                    Illness.LEARNING_RATE_TOO_HIGH,
                    Rule.number(Math.min(leastLossBefore(reading), reading.trainLoss())),
                    largestUpdate);
        }
        if (isTooLow(reading)) {
            return found(
                    Illness.LEARNING_RATE_TOO_LOW,
                    Rule.number(readings.getFirst().trainLoss()),
                    usualUpdate);
        }
        if (isPlateau(reading)) {
            return found(Illness.PLATEAU, Integer.toString(window()), usualUpdate);
        }
        return List.of();
    }

    private List<Diagnosis> found(Illness illness, String comparison, double update) {
        Reading last = readings.getLast();
        return List.of(new Diagnosis(
                illness,
                Optional.empty(),
                List.of(
                        Integer.toString(last.epoch()),
                        Rule.number(last.trainLoss()),
                        comparison,
                        Rule.number(update),
                        Rule.number(highestRate),
                        Rule.percent(last.trainAccuracy()))));
    }

    private double leastLossBefore(Reading reading) {
        return readings.stream()
                .filter(other -> other.epoch() < reading.epoch())
                .mapToDouble(Reading::trainLoss)
                .min()
                .orElse(reading.trainLoss());
    }

    private boolean isTooHigh(Reading reading) {
        if (reading.trainAccuracy() > LEARNED) {
            return false; // near zero the loss rises and falls by chance
        }
        int e = readings.size();
        boolean grown = reading.trainLoss() > GROWN * leastLossBefore(reading);
        boolean grows = e > TIMES && IntStream.rangeClosed(1, TIMES).allMatch(k -> isGrowing(e - k));
        boolean shaken =
                e > 1 && largestUpdate > VIOLENT && reading.trainAccuracy() < (1 + chance) / 2 && hardlyLearns();
        return grown || grows || shaken;
    }

    private boolean isGrowing(int index) {
        return readings.get(index).trainLoss() > GROWS * readings.get(index - 1).trainLoss();
    }

    private boolean hardlyLearns() {
        return readings.getLast().trainAccuracy() < chance + MARGIN;
    }

    private boolean isTooLow(Reading reading) {
        return readings.size() >= PATIENCE
                && usualUpdate < TINY
                && reading.learningRate() > highestRate / 2
                && reading.trainAccuracy() < LEARNED
                && reading.trainLoss() > FALLEN * readings.getFirst().trainLoss();
    }

    private int window() {
        return Math.max(PLATEAU, planned / 5);
    }

    private boolean isPlateau(Reading reading) {
        int from = readings.size() - 1 - window();
        if (from < 0 || reading.trainAccuracy() > LEARNED || reading.learningRate() < RESTS * highestRate) {
            return false;
        }
        double before = readings.get(from).trainLoss();
        return readings.subList(from + 1, readings.size()).stream()
                .allMatch(other -> other.trainLoss() > STILL_FALLS * before);
    }
}
