package org.myelin.doctor;

import java.util.List;
import java.util.Locale;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;

/** Looks for one illness, or for opposites. Holds what it has seen so far; one object watches one run. */
interface Rule {
    /** What is wrong before the run begins. */
    default List<Diagnosis> begin(RunFacts facts) {
        return List.of();
    }

    /** What a look into a step shows. */
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

    /** A number with three significant digits. */
    static String number(double value) {
        if (value != 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = value == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A share in per cent. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
