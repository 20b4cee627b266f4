package org.myelin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for each class: a row for the true class, a column for the predicted one. Immutable.
 */
public final class ConfusionMatrix {
    private final List<String> classNames;
    private final long[][] counts;

    /**
     * Takes a copy of the counts.
     *
     * @param classNames one name for each row
     * @param counts square: {@code counts[trueClass][predictedClass]}, none negative
     */
    public ConfusionMatrix(List<String> classNames, long[][] counts) {
        this.classNames = List.copyOf(classNames);
        int classes = this.classNames.size();
        if (counts.length != classes) {
            throw new IllegalArgumentException(
                    "confusion matrix: expected " + classes + " rows, one a class, but got " + counts.length);
        }
        this.counts = new long[classes][];
        for (int row = 0; row < classes; row++) {
            this.counts[row] = counts[row].clone();
            if (counts[row].length != classes || Arrays.stream(counts[row]).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("confusion matrix: expected " + classes
                        + " counts of at least 0 in row " + row + ", but got " + Arrays.toString(counts[row]));
            }
        }
    }

    /** Names of the classes in the order of rows and columns. */
    public List<String> classNames() {
        return classNames;
    }

    /** Number of classes. */
    public int classes() {
        return classNames.size();
    }

    /** How many samples of class {@code trueClass} were taken for {@code predictedClass}. */
    public long count(int trueClass, int predictedClass) {
        return counts[trueClass][predictedClass];
    }

    /** Number of samples of a class, the sum of its row. */
    public long support(int trueClass) {
        return Arrays.stream(counts[trueClass]).sum();
    }

    /** How many samples were taken for a class, the sum of its column. */
    public long predicted(int predictedClass) {
        return Arrays.stream(counts).mapToLong(row -> row[predictedClass]).sum();
    }

    /** Number of samples. */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Number of samples that were taken for what they are, the sum of the diagonal. */
    public long correct() {
        long correct = 0;
        for (int c = 0; c < counts.length; c++) {
            correct += counts[c][c];
        }
        return correct;
    }

    /** Precision, recall, F1 and support of every class. */
    public List<ClassMetrics> classMetrics() {
        List<ClassMetrics> metrics = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            metrics.add(ClassMetrics.of(classNames.get(c), counts[c][c], predicted(c), support(c)));
        }
        return List.copyOf(metrics);
    }

    /** A copy: {@code [trueClass][predictedClass]}. */
    public long[][] toArray() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix
                && classNames.equals(matrix.classNames)
                && Arrays.deepEquals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return 31 * classNames.hashCode() + Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix" + classNames + Arrays.deepToString(counts);
    }
}
