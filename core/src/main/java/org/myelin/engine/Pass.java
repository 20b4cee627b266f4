package org.myelin.engine;

import org.myelin.random.CounterRandom;

/**
 * What a pass through the network is for. While training, what is random is a pure function of seed, step and leaf; so
 * a resumed run draws what the uninterrupted one would have drawn.
 */
final class Pass {
    private static final long STREAM = 0x64726f70; // "drop"

    private final long seed;
    private boolean training;
    private long step;

    Pass(long seed) {
        this.seed = seed;
    }

    /** From now on: a training step. */
    void train(long step) {
        training = true;
        this.step = step;
    }

    boolean isTraining() {
        return training;
    }

    /** Whether what happens with a probability happens in this step. */
    boolean happens(int place, double probability) {
        return training
                && probability > 0
                && CounterRandom.of(seed, STREAM, step, place).nextDouble() < probability;
    }

    /** A key for the random choices of one leaf in this step. */
    int key(int leaf) {
        return (int) CounterRandom.of(seed, STREAM, step, leaf).nextLong();
    }
}
