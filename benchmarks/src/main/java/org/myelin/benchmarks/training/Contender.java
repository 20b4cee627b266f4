package org.myelin.benchmarks.training;

/** Something that trains the same network on the same kind of batches. */
interface Contender extends AutoCloseable {
    String name();

    /** One training step on a batch: forward, loss, backward, update. */
    void step();

    @Override
    void close();
}
