package org.myelin.labs;

import java.util.List;

/** Checks of options that several labs have. */
final class Requirement {
    private Requirement() {}

    /**
     * Numbers that can be computed with.
     *
     * @param lab who asks
     * @param option where they come from
     * @param most how many there may be, so that page and picture stay readable
     * @return a copy
     */
    static List<Double> finite(String lab, String option, List<Double> values, int most) {
        if (values.isEmpty() || values.size() > most || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    lab + ": " + option + " must be 1 to " + most + " finite numbers, but is " + values);
        }
        return List.copyOf(values);
    }
}
