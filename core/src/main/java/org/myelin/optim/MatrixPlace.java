package org.myelin.optim;

/** Where a weight matrix is in a network. */
public enum MatrixPlace {
    /** The first one: takes the features. */
    INPUT,
    /** One between. */
    HIDDEN,
    /** The last one: gives the scores. */
    OUTPUT
}
