package org.myelin.labs.definition;

import java.util.List;

/** Checks of options that several labs have. */
public final class Requirement {
    private Requirement() {}

    /**
     * Numbers that can be computed with.
     *
     * @param lab name of the lab, for the message
     * @param option the option that gives them
     * @param max how many there may be, so that page and picture stay readable
     * @return a copy
     */
    public static List<Double> finite(String lab, String option, List<Double> values, int max) {
        if (values.isEmpty() || values.size() > max || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    lab + ": " + option + " must be 1 to " + max + " finite numbers, but is " + values);
        }
        return List.copyOf(values);
    }
}
