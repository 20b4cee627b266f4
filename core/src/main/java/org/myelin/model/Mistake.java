package org.myelin.model;

/**
 * A sample that was taken for another class.
 *
 * @param sample its index in the data set
 * @param trueClass what it is
 * @param predictedClass what it was taken for
 * @param probability how sure the network was of that, 0 … 1; see {@link Prediction#probabilities}
 */
public record Mistake(int sample, int trueClass, int predictedClass, double probability) {}
