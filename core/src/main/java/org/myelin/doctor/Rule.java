package org.myelin.doctor;

import java.util.List;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;

/** Finds one illness, or two opposite ones. Keeps its observations; one object watches one run. */
interface Rule {
    /** Diagnoses before the run begins. */
    default List<Diagnosis> begin(RunFacts facts) {
        return List.of();
    }

    /** Diagnoses after a sampled step. */
    default List<Diagnosis> observe(GradientFlow flow) {
        return List.of();
    }

    /** Diagnoses at the end of an epoch. */
    default List<Diagnosis> epochCompleted(EpochMetrics metrics) {
        return List.of();
    }

    /** Diagnoses when the loss is no longer finite. */
    default List<Diagnosis> diverged() {
        return List.of();
    }
}
