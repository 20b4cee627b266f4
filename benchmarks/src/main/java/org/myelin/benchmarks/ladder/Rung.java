package org.myelin.benchmarks.ladder;

/**
 * One way to compute the forward step of a layer, A := max(0, W X + b): W has a row for each of m neurons, X a row for
 * each of k inputs and a column for each of n samples, all stored row by row.
 */
interface Rung {
    String name();

    /** What this rung adds to the one below. */
    String idea();

    /** Computes the layer on one thread. Packing, where a rung needs it, belongs to the work. */
    void run(Layer layer);

    /** Copies the result to the layer where {@link #run} has left it elsewhere; not measured. */
    default void finish(Layer layer) {}
}
