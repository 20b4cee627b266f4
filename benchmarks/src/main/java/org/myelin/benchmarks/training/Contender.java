package org.myelin.benchmarks.training;

/** Something that trains the same network on the same kind of batches. */
interface Contender extends AutoCloseable {
    String name();

    /**
     * Trains for a while.
     *
     * @return samples a second
     */
    double train(double seconds);

    @Override
    void close();
}
