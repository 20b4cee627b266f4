package org.myelin.doctor;

import static org.myelin.doctor.Illness.BATCH_TOO_LARGE;
import static org.myelin.doctor.Illness.DEAD_NEURONS;
import static org.myelin.doctor.Illness.EXPLODING_GRADIENT;
import static org.myelin.doctor.Illness.IMBALANCED_CLASSES;
import static org.myelin.doctor.Illness.LEARNING_RATE_TOO_HIGH;
import static org.myelin.doctor.Illness.OVERFITTING;
import static org.myelin.doctor.Illness.PLATEAU;
import static org.myelin.doctor.Illness.SATURATED_NEURONS;
import static org.myelin.doctor.Illness.SHUFFLED_LABELS;
import static org.myelin.doctor.Illness.UNNORMALIZED_INPUT;
import static org.myelin.doctor.Illness.VANISHING_GRADIENT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;

/**
 * Watches one run. Each illness is reported once, and once for each layer where it belongs to layers. Not thread-safe.
 *
 * <p>The rules use only what every run measures. They cover common cases, not special ones. Their thresholds stand in
 * the rules and were chosen so that the shipped recipes get no diagnosis.
 */
public final class Doctor {
    private final List<Rule> rules = List.of(
            new DataRule(),
            new InputRule(),
            new SensitivityRule(),
            new NeuronRule(),
            new LearningRateRule(),
            new GeneralizationRule());
    private final List<Diagnosis> reported = new ArrayList<>();

    /** A doctor without observations. */
    public Doctor() {}

    /** The new diagnoses before the run begins. */
    public List<Diagnosis> begin(RunFacts facts) {
        List<Diagnosis> found = new ArrayList<>();
        rules.forEach(rule -> found.addAll(rule.begin(facts)));
        return fresh(found);
    }

    /** The new diagnoses after a sampled step. */
    public List<Diagnosis> observe(GradientFlow flow) {
        List<Diagnosis> found = new ArrayList<>();
        rules.forEach(rule -> found.addAll(rule.observe(flow)));
        return fresh(found);
    }

    /** The new diagnoses at the end of an epoch. */
    public List<Diagnosis> epochCompleted(EpochMetrics metrics) {
        List<Diagnosis> found = new ArrayList<>();
        rules.forEach(rule -> found.addAll(rule.epochCompleted(metrics)));
        return fresh(found);
    }

    /** The new diagnoses when the loss is no longer finite. */
    public List<Diagnosis> diverged() {
        List<Diagnosis> found = new ArrayList<>();
        rules.forEach(rule -> found.addAll(rule.diverged()));
        return fresh(found);
    }

    /** Those that were neither reported before nor follow from reported ones. */
    private List<Diagnosis> fresh(List<Diagnosis> found) {
        List<Diagnosis> fresh = new ArrayList<>();
        for (Diagnosis diagnosis : found) {
            Set<Illness> causes = causes(diagnosis.illness());
            boolean explained = reported.stream().map(Diagnosis::illness).anyMatch(causes::contains);
            if (!explained && reported.stream().noneMatch(diagnosis::repeats)) {
                reported.add(diagnosis);
                fresh.add(diagnosis);
            }
        }
        return List.copyOf(fresh);
    }

    /** The illnesses that explain an illness, so that it is not reported after one of them. */
    private static Set<Illness> causes(Illness illness) {
        return switch (illness) {
            case VANISHING_GRADIENT -> EnumSet.of(SATURATED_NEURONS, DEAD_NEURONS, LEARNING_RATE_TOO_HIGH);
            case DEAD_NEURONS, SATURATED_NEURONS -> EnumSet.of(LEARNING_RATE_TOO_HIGH, UNNORMALIZED_INPUT);
            case LEARNING_RATE_TOO_HIGH -> EnumSet.of(UNNORMALIZED_INPUT, EXPLODING_GRADIENT);
            case LEARNING_RATE_TOO_LOW -> EnumSet.of(VANISHING_GRADIENT, DEAD_NEURONS, SATURATED_NEURONS);
            case PLATEAU, SHUFFLED_LABELS ->
                EnumSet.complementOf(
                        EnumSet.of(PLATEAU, SHUFFLED_LABELS, OVERFITTING, IMBALANCED_CLASSES, BATCH_TOO_LARGE));
            case OVERFITTING -> EnumSet.of(SHUFFLED_LABELS);
            case EXPLODING_GRADIENT, UNNORMALIZED_INPUT, IMBALANCED_CLASSES, BATCH_TOO_LARGE ->
                EnumSet.noneOf(Illness.class);
        };
    }
}
