package org.myelin.data;

import java.util.random.RandomGenerator;

/**
 * The randomness for the augmentation of one sample in one epoch: a pure function of seed, epoch and sample.
 *
 * @param random a stream of its own for each epoch and sample
 * @param epoch the epoch, from 0
 * @param coin true for half of the samples, the same in every epoch
 */
public record SampleRandomness(RandomGenerator random, int epoch, boolean coin) {}
