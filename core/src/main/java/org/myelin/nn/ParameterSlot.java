package org.myelin.nn;

import org.myelin.kernel.Panels;

/**
 * The place of one matrix or vector in {@link Parameters}: weights in {@link Panels} (a row for each input, a column
 * for each output), vectors padded to whole panels.
 *
 * @param name as in model files: the leaf's path and the {@linkplain ParameterSpec#name name} in the layer
 * @param leaf number of the {@link Leaf} that it belongs to, from 0
 * @param isMatrix whether it is a weight matrix
 * @param isTrained whether training changes it by gradients
 * @param decays whether weight decay applies
 * @param outputs number of rows, or of values of a vector
 * @param inputs number of columns; 1 for a vector
 * @param at where it begins in the buffer
 */
public record ParameterSlot(
        String name, int leaf, boolean isMatrix, boolean isTrained, boolean decays, int outputs, int inputs, int at) {
    /** Where a value lies; a vector has only input 0. */
    int index(int output, int input) {
        return isMatrix ? at + Panels.index(inputs, input, output) : at + output;
    }

    /** Number of values without padding. */
    public int count() {
        return Math.multiplyExact(outputs, inputs);
    }

    /** Rows of 32 floats that it takes. */
    static long rows(boolean isMatrix, int outputs, int inputs) {
        return (isMatrix ? (long) Panels.panelRows(inputs) : 1) * Panels.count(outputs);
    }
}
