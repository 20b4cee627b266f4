package org.myelin.data;

/**
 * A data set as published: what a network may learn from, and what its result is measured on.
 *
 * @param train for training and, split off, validation
 * @param test read once, after training
 */
public record TrainTest(Dataset train, Dataset test) {
    /** Checks that both parts have the same shape and classes. */
    public TrainTest {
        if (!train.shape().equals(test.shape()) || !train.classNames().equals(test.classNames())) {
            throw new IllegalArgumentException("data set " + train.name() + ": the training part has shape "
                    + train.shape() + " and classes " + train.classNames() + ", but the test part " + test.shape()
                    + " and " + test.classNames() + "; both need the same");
        }
    }
}
