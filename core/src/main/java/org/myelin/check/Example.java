package org.myelin.check;

/**
 * A sample to check with.
 *
 * @param x what the network takes, normalised
 * @param label its class, from 0
 */
public record Example(float[] x, int label) {}
