package org.myelin.lecture;

/**
 * One-hot encoding: a class becomes a vector with one component for each class, 1 for its own and 0 for all others
 * (lecture 8).
 *
 * <p>Data sets count classes from 0 and vectors count components from 1: label c is component c + 1.
 */
public final class OneHot {
    private OneHot() {}

    /**
     * The vector of a class.
     *
     * @param label the class, 0 … classes − 1
     * @param classes number of classes, at least 1
     * @return y of {@code classes} components
     */
    public static Vector encode(int label, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "one-hot: labels of " + classes + " classes go from 0 to " + (classes - 1) + ", but got " + label);
        }
        return Vector.build(classes, i -> i == label + 1 ? 1 : 0);
    }

    /**
     * The class that a network's output means: the largest component, the first of equals.
     *
     * @param a a^L, at least 1 component
     * @return the label, from 0
     */
    public static int decode(Vector a) {
        int largest = 1;
        for (int i = 2; i <= a.size(); i++) {
            if (a.at(i) > a.at(largest)) {
                largest = i;
            }
        }
        Require.index("one-hot: the output", "component", largest, 1, a.size());
        return largest - 1;
    }
}
