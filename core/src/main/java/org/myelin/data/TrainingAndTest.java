package org.myelin.data;

/**
 * A data set as published: what a network may learn from, and what its result is measured on.
 *
 * @param training to learn from; the validation samples are split off, see {@link Split}
 * @param test read once, after training
 */
public record TrainingAndTest(Dataset training, Dataset test) {
    /** Checks that both parts have the same shape and classes. */
    public TrainingAndTest {
        if (!training.shape().equals(test.shape()) || !training.classNames().equals(test.classNames())) {
            throw new IllegalArgumentException("data set " + training.name() + ": the training part has shape "
                    + training.shape() + " and classes " + training.classNames() + ", but the test part " + test.shape()
                    + " and " + test.classNames() + "; both need the same");
        }
    }
}
