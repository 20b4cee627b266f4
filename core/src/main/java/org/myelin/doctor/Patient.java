package org.myelin.doctor;

import java.util.Collections;
import java.util.List;

/**
 * What is known about a run before it begins. Immutable.
 *
 * @param classNames the classes
 * @param classCounts number of training samples of each class
 * @param balanced whether classes are weighted so that each counts alike
 * @param stepsPerEpoch steps of the optimiser in an epoch
 * @param epochs planned number of epochs
 */
public record Patient(
        List<String> classNames, List<Integer> classCounts, boolean balanced, int stepsPerEpoch, int epochs) {
    /** Takes copies of the lists. */
    public Patient {
        classNames = List.copyOf(classNames);
        classCounts = List.copyOf(classCounts);
    }

    /** Number of training samples. */
    long samples() {
        return classCounts.stream().mapToLong(Integer::longValue).sum();
    }

    /** The share of the largest class, which is the accuracy of always answering with it. */
    double largestShare() {
        return (double) Collections.max(classCounts) / samples();
    }

    /** Steps of the whole run. */
    long steps() {
        return (long) stepsPerEpoch * epochs;
    }
}
