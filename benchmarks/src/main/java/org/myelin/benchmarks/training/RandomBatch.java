package org.myelin.benchmarks.training;

import org.myelin.engine.Batch;
import org.myelin.random.CounterRandom;

/** A batch of normally distributed features with random labels. */
final class RandomBatch {
    private RandomBatch() {}

    static Batch of(int inputs, int classes, int size) {
        Batch batch = new Batch(inputs, classes, size);
        CounterRandom random = CounterRandom.of(1);
        float[] sample = new float[inputs];
        for (int s = 0; s < size; s++) {
            for (int f = 0; f < inputs; f++) {
                sample[f] = (float) random.nextGaussian();
            }
            batch.add(sample, 0, random.nextInt(classes));
        }
        batch.finish();
        return batch;
    }
}
