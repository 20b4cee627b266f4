package org.myelin.check;

import java.util.ArrayList;
import java.util.List;
import org.myelin.engine.Batch;
import org.myelin.nn.Architecture;

/**
 * Samples that stay away from kinks.
 *
 * @param examples the samples
 * @param leftOut how many others were too near
 */
record ChosenSamples(List<Example> examples, int leftOut) {
    /**
     * The first candidates that stay away from kinks, in the batch that they make: batch normalisation mixes samples.
     */
    static ChosenSamples of(ReferenceNetwork reference, List<Example> candidates, int count) {
        List<Example> chosen = new ArrayList<>();
        int next = 0;
        boolean settled = false;
        while (!settled) {
            while (chosen.size() < count && next < candidates.size()) {
                chosen.add(candidates.get(next++));
            }
            if (chosen.size() < count) {
                throw new IllegalArgumentException("gradient check: needs " + count
                        + " samples that stay away from the kinks of the activation function, but of "
                        + candidates.size() + " samples only " + chosen.size() + " do; take fewer or give more");
            }
            ChosenSamples trial = new ChosenSamples(chosen, 0);
            reference.loss(trial.x(), trial.labels());
            List<Example> near = new ArrayList<>();
            for (int s = 0; s < count; s++) {
                if (reference.kinks().nearest(s) < GradientCheck.NEAR_KINK) {
                    near.add(chosen.get(s));
                }
            }
            chosen.removeAll(near);
            settled = near.isEmpty();
        }
        return new ChosenSamples(List.copyOf(chosen), next - count);
    }

    /** The samples in double precision, a row for each. */
    double[][] x() {
        double[][] x = new double[examples.size()][];
        for (int s = 0; s < x.length; s++) {
            float[] single = examples.get(s).x();
            x[s] = new double[single.length];
            for (int i = 0; i < single.length; i++) {
                x[s][i] = single[i];
            }
        }
        return x;
    }

    /** The classes. */
    int[] labels() {
        return examples.stream().mapToInt(Example::label).toArray();
    }

    /** The samples for the engine. */
    Batch batch(Architecture architecture) {
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), examples.size());
        examples.forEach(example -> batch.add(example.x(), 0, example.label()));
        batch.finish();
        return batch;
    }
}
