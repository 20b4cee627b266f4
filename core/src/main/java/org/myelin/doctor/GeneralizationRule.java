package org.myelin.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myelin.flow.EpochMetrics;

/**
 * What was learned and does not hold for other samples: overfitting, and labels that say nothing about their samples.
 */
final class GeneralizationRule implements Rule {
    /** Overfitting: the validation loss divided by its smallest value exceeds this … */
    private static final double WORSE = 1.3;

    /** … the training loss has fallen below this fraction of its value then … */
    private static final double BETTER = 0.7;

    /** … and training accuracy exceeds validation accuracy by this. */
    private static final double GAP = 0.05;

    /** Epochs after which guessing is distinguished from a slow start. */
    private static final int EPOCHS = 5;

    /** Something was learned where training accuracy exceeds that of guessing by this. */
    private static final double LEARNED = 0.1;

    /** Standard deviations of the sampling noise that guessing may reach. */
    private static final double DEVIATIONS = 3;

    private final List<EpochMetrics> epochs = new ArrayList<>();
    private double majority;

    /** The highest validation accuracy that guessing reaches. */
    private double guessing = 1;

    /** Whether there are enough validation samples to distinguish guessing from something half learned. */
    private boolean decidable;

    @Override
    public List<Diagnosis> begin(RunFacts facts) {
        majority = facts.majorityAccuracy();
        double validationMajority = facts.validationMajorityAccuracy();
        double halfway = (1 + validationMajority) / 2;
        guessing = validationMajority
                + DEVIATIONS * Math.sqrt(validationMajority * (1 - validationMajority) / facts.validationSamples());
        decidable = guessing < halfway;
        return List.of();
    }

    @Override
    public List<Diagnosis> epochCompleted(EpochMetrics metrics) {
        epochs.add(metrics);
        if (isGuessing(metrics)) {
            return List.of(shuffledLabels(metrics));
        }
        EpochMetrics best = epochs.stream()
                .min(Comparator.comparingDouble(EpochMetrics::validationLoss))
                .orElse(metrics);
        boolean overfits = metrics.validationLoss() > WORSE * best.validationLoss()
                && metrics.trainingLoss() < BETTER * best.trainingLoss()
                && metrics.trainingAccuracy() > metrics.validationAccuracy() + GAP;
        return overfits ? List.of(overfitting(metrics, best)) : List.of();
    }

    private Diagnosis shuffledLabels(EpochMetrics now) {
        return new Diagnosis(
                Illness.SHUFFLED_LABELS,
                Optional.empty(),
                Map.of(
                        "epoch", now.epoch(),
                        "first-loss", epochs.getFirst().trainingLoss(),
                        "loss", now.trainingLoss(),
                        "validation-accuracy", now.validationAccuracy()));
    }

    private static Diagnosis overfitting(EpochMetrics now, EpochMetrics best) {
        return new Diagnosis(
                Illness.OVERFITTING,
                Optional.empty(),
                Map.of(
                        "best-epoch", best.epoch(),
                        "best-loss", best.trainingLoss(),
                        "loss", now.trainingLoss(),
                        "best-validation-loss", best.validationLoss(),
                        "validation-loss", now.validationLoss(),
                        "accuracy", now.trainingAccuracy(),
                        "validation-accuracy", now.validationAccuracy()));
    }

    /**
     * The validation accuracy is that of always predicting one class, within sampling noise, but training samples are
     * learned.
     */
    private boolean isGuessing(EpochMetrics metrics) {
        return decidable
                && metrics.epoch() >= EPOCHS
                && metrics.trainingAccuracy() > guessing
                && metrics.trainingAccuracy() > majority + LEARNED
                && epochs.subList(epochs.size() - Math.min(EPOCHS, epochs.size()), epochs.size()).stream()
                        .allMatch(other -> other.validationAccuracy() < guessing);
    }
}
