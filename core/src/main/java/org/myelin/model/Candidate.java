package org.myelin.model;

/**
 * One possible answer of a {@link Prediction}.
 *
 * @param index the class number
 * @param className its name
 * @param probability how likely it is, 0 … 1; see {@link Prediction#probabilities}
 */
public record Candidate(int index, String className, double probability) {}
