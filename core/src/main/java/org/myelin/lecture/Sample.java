package org.myelin.lecture;

/**
 * A training pair (x, y): an input and the output that is wanted for it (lecture 8).
 *
 * @param x n₁ components
 * @param y as many components as a^L; {@linkplain OneHot one-hot} when the network classifies
 */
public record Sample(Vector x, Vector y) {
    /**
     * A sample of one of several classes.
     *
     * @param x n₁ components
     * @param label the class, from 0 as in data sets
     * @param classes number of classes
     */
    public static Sample ofClass(Vector x, int label, int classes) {
        return new Sample(x, OneHot.encode(label, classes));
    }
}
