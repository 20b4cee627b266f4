package org.myelin.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.myelin.flow.EpochMetrics;

/** What was learned and does not hold for other samples: overfitting, and labels that say nothing about their samples. */
final class Generalization implements Rule {
    /** The validation loss is so many times its smallest value … */
    private static final double WORSE = 1.3;

    /** … while the training loss is only such a part of what it was then … */
    private static final double BETTER = 0.7;

    /** … and training samples are right so much more often. */
    private static final double GAP = 0.05;

    /** Chance needs so many epochs to be told from a slow start. */
    private static final int EPOCHS = 5;

    /** Training samples are right so much more often than by chance: something was learned. */
    private static final double LEARNED = 0.1;

    /** Standard deviations of an accuracy that is chance. */
    private static final double DEVIATIONS = 3;

    private final List<EpochMetrics> epochs = new ArrayList<>();
    private double chance;

    /** The most that the validation accuracy of a guess comes to. */
    private double guessing = 1;

    /** Whether there are enough validation samples to tell a guess from something half learned. */
    private boolean tells;

    @Override
    public List<Diagnosis> begin(RunFacts facts) {
        chance = facts.chance();
        double halfway = (1 + facts.validationChance()) / 2;
        double validationChance = facts.validationChance();
        guessing = validationChance
                + DEVIATIONS * Math.sqrt(validationChance * (1 - validationChance) / facts.validationSamples());
        tells = guessing < halfway;
        return List.of();
    }

    @Override
    public List<Diagnosis> read(EpochMetrics metrics) {
        epochs.add(metrics);
        if (isChance(metrics)) {
            return List.of(diagnosis(Illness.SHUFFLED_LABELS, metrics, epochs.getFirst()));
        }
        EpochMetrics best = epochs.stream()
                .min(Comparator.comparingDouble(EpochMetrics::validationLoss))
                .orElse(metrics);
        boolean overfits = metrics.validationLoss() > WORSE * best.validationLoss()
                && metrics.trainingLoss() < BETTER * best.trainingLoss()
                && metrics.trainingAccuracy() > metrics.validationAccuracy() + GAP;
        return overfits ? List.of(diagnosis(Illness.OVERFITTING, metrics, best)) : List.of();
    }

    private static Diagnosis diagnosis(Illness illness, EpochMetrics now, EpochMetrics then) {
        return new Diagnosis(
                illness,
                Optional.empty(),
                List.of(
                        Integer.toString(now.epoch()),
                        Rule.number(now.trainingLoss()),
                        Rule.number(now.validationLoss()),
                        Integer.toString(then.epoch()),
                        Rule.number(then.trainingLoss()),
                        Rule.number(then.validationLoss()),
                        Rule.percent(now.trainingAccuracy()),
                        Rule.percent(now.validationAccuracy())));
    }

    /** The validation accuracy is that of always answering alike, within chance, but training samples are learned. */
    private boolean isChance(EpochMetrics metrics) {
        return tells
                && metrics.epoch() >= EPOCHS
                && metrics.trainingAccuracy() > guessing
                && metrics.trainingAccuracy() > chance + LEARNED
                && epochs.subList(epochs.size() - Math.min(EPOCHS, epochs.size()), epochs.size()).stream()
                        .allMatch(other -> other.validationAccuracy() < guessing);
    }
}
