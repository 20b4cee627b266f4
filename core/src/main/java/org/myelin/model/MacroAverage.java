package org.myelin.model;

import java.util.List;

/**
 * The plain mean of {@link ClassMetrics} over all classes: every class counts the same, however many samples it has.
 *
 * @param precision mean precision, 0 … 1
 * @param recall mean recall, 0 … 1; also called balanced accuracy
 * @param f1 mean F1, 0 … 1
 */
public record MacroAverage(double precision, double recall, double f1) {
    static MacroAverage of(List<ClassMetrics> classes) {
        return new MacroAverage(
                classes.stream().mapToDouble(ClassMetrics::precision).average().orElse(0),
                classes.stream().mapToDouble(ClassMetrics::recall).average().orElse(0),
                classes.stream().mapToDouble(ClassMetrics::f1).average().orElse(0));
    }
}
