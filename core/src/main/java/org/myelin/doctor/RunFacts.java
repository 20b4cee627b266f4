package org.myelin.doctor;

import java.util.Collections;
import java.util.List;

/**
 * The data and the plan of a run, known before it begins. Immutable.
 *
 * @param classNames the classes
 * @param classCounts number of training samples of each class
 * @param validationCounts number of validation samples of each class
 * @param balanced whether classes are weighted so that each counts alike
 * @param samplesPerUpdate number of samples of one update of the weights
 * @param updatesPerEpoch updates of the weights in an epoch
 * @param epochs planned number of epochs
 */
public record RunFacts(
        List<String> classNames,
        List<Integer> classCounts,
        List<Integer> validationCounts,
        boolean balanced,
        int samplesPerUpdate,
        int updatesPerEpoch,
        int epochs) {
    /** Takes copies of the lists. */
    public RunFacts {
        classNames = List.copyOf(classNames);
        classCounts = List.copyOf(classCounts);
        validationCounts = List.copyOf(validationCounts);
    }

    /** Number of training samples. */
    long samples() {
        return sum(classCounts);
    }

    /** Number of validation samples. */
    long validationSamples() {
        return sum(validationCounts);
    }

    /** The accuracy of always predicting the most frequent class, on the training samples. */
    double majorityAccuracy() {
        return (double) Collections.max(classCounts) / samples();
    }

    /** The same on the validation samples. */
    double validationMajorityAccuracy() {
        return (double) Collections.max(validationCounts) / validationSamples();
    }

    /** Updates of the whole run. */
    long updates() {
        return (long) updatesPerEpoch * epochs;
    }

    private static long sum(List<Integer> counts) {
        return counts.stream().mapToLong(Integer::longValue).sum();
    }
}
