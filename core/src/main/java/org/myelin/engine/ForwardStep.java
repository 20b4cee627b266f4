package org.myelin.engine;

import org.myelin.kernel.ThreadTeam;

/** A layer at work on a batch: takes the activations of the layer before and computes its own. */
abstract sealed class ForwardStep
        permits DenseForward, ColumnNormForward, RowNormForward, ElementForward, ResidualForward {
    /** Multiply-adds that take as long as one element-wise operation. */
    static final int COST_OF_ELEMENT = 8;

    final int outputs;

    /** The activations: a row for each neuron, a column for each sample. Rows that only pad stay zero. */
    final float[] a;

    ForwardStep(int outputs, float[] a) {
        this.outputs = outputs;
        this.a = a;
    }

    /** Computes a for the first {@code size} samples. */
    abstract void forward(ThreadTeam team, float[] input, int size, Pass pass);
}
