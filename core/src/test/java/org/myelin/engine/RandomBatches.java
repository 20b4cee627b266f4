package org.myelin.engine;

import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.random.CounterRandom;

/** Random inputs, labels and parameters for tests. */
final class RandomBatches {
    private RandomBatches() {}

    /** A batch of normally distributed features and random labels. */
    static Batch batch(Architecture architecture, int size, int capacity, long seed) {
        CounterRandom random = CounterRandom.of(seed);
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), capacity);
        float[] x = new float[architecture.inputs()];
        for (int sample = 0; sample < size; sample++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            batch.add(x, 0, random.nextInt(architecture.outputs()));
        }
        batch.finish();
        return batch;
    }

    /** Initialised weights and, unlike a new network's, biases that are not zero. */
    static Parameters parameters(Architecture architecture, long seed) {
        Parameters parameters = Parameters.initialize(architecture, seed);
        CounterRandom random = CounterRandom.of(seed, 7);
        for (int l = 0; l < architecture.layers().size(); l++) {
            float[] biases = parameters.biases(l);
            for (int i = 0; i < biases.length; i++) {
                biases[i] = (float) (0.2 * random.nextGaussian());
            }
            parameters.setBiases(l, biases);
        }
        return parameters;
    }
}
