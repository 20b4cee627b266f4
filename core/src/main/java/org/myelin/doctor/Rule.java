package org.myelin.doctor;

import java.util.List;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;

/** Finds one illness, or opposites. Holds what it has seen so far; one object watches one run. */
interface Rule {
    /** What is wrong before the run begins. */
    default List<Diagnosis> begin(RunFacts facts) {
        return List.of();
    }

    /** What a sampled step shows. */
    default List<Diagnosis> look(GradientFlow flow) {
        return List.of();
    }

    /** What the end of an epoch shows. */
    default List<Diagnosis> read(EpochMetrics metrics) {
        return List.of();
    }

    /** What it means that the loss is no longer a number. */
    default List<Diagnosis> diverged() {
        return List.of();
    }
}
