package org.myelin.engine;

/** Where the sensitivities of some activations go, block by block. */
interface Sensitivities {
    /** ∂J/∂a: a row for each neuron, a column for each sample. */
    float[] delta();

    /**
     * To be called when a block of {@link #delta} is complete, by the task that completed it.
     *
     * @param neuron first of its 32 rows
     * @param sample first of its 32 columns
     * @param size samples of the batch
     */
    void finish(int neuron, int sample, int size);
}
