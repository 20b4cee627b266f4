package org.myelin.data;

import java.util.random.RandomGenerator;

/**
 * For whom chance is asked.
 *
 * @param random where it comes from: a stream of its own for each epoch and sample
 * @param epoch the epoch, from 0
 * @param coin true for half of the samples, the same in every epoch
 */
public record Draw(RandomGenerator random, int epoch, boolean coin) {}
