package org.myelin.model;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.engine.ForwardEngine;
import org.myelin.engine.SampleForward;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;

/**
 * Answers for single samples and for many at once, in the units of the source (pixels 0 … 255, for example): the
 * predictor normalises.
 *
 * <p>Thread-safe without locks: what all threads share is never changed, and every call has a workspace of its own. The
 * same sample gets the same bits from every method. Closing ends the threads that share the work of one sample, where
 * there are several.
 */
public final class Predictor implements AutoCloseable {
    private static final int BATCH = 256;

    private final Parameters parameters;
    private final Normalizer normalizer;
    private final List<String> classNames;
    private final SampleForward single;
    private final boolean softmax;
    private final int features;

    Predictor(Parameters parameters, Normalizer normalizer, List<String> classNames, int threads) {
        this.parameters = parameters;
        this.normalizer = normalizer;
        this.classNames = classNames;
        single = new SampleForward(parameters, threads);
        softmax = Outputs.areSoftmax(parameters.architecture());
        features = parameters.architecture().inputs();
    }

    /**
     * Answers for one sample.
     *
     * @param sample raw features, as many as the network has inputs, plane by plane and row by row; not changed
     * @throws ShapeMismatchException if their number is another
     * @throws IllegalArgumentException if a feature is not finite, or so large that the network's output is not
     */
    public Prediction predict(float[] sample) {
        float[] input = new float[features];
        read(sample, "the sample", input);
        normalizer.apply(input, 0);
        return prediction(single.forward(input), "the sample");
    }

    /**
     * Answers for many samples, much faster than one by one.
     *
     * @param samples raw features, one array a sample; not changed
     * @return one prediction a sample, in order
     * @throws ShapeMismatchException if a sample has another number of features
     * @throws IllegalArgumentException as {@link #predict} has it
     */
    public List<Prediction> predictAll(float[][] samples) {
        return predictAll(samples.length, (index, target) -> read(samples[index], "sample " + index, target));
    }

    /**
     * Answers for all samples of a data set; their labels do not matter.
     *
     * @return one prediction a sample, in order
     * @throws ShapeMismatchException if samples of the data set have another shape
     */
    public List<Prediction> predictAll(Dataset data) {
        if (!data.shape().equals(normalizer.shape())) {
            throw new ShapeMismatchException("predict: the model takes samples of shape " + normalizer.shape()
                    + ", but those of data set " + data.name() + " have shape " + data.shape());
        }
        return predictAll(data.size(), (index, target) -> {
            data.copyFeatures(index, target, 0);
            requireFinite(target, "sample " + index);
        });
    }

    private interface Source {
        void copy(int index, float[] target);
    }

    private List<Prediction> predictAll(int size, Source source) {
        List<Prediction> predictions = new ArrayList<>(size);
        int outputs = classNames.size();
        int capacity = Math.max(1, Math.min(size, BATCH));
        Batch batch = new Batch(features, outputs, capacity);
        float[] input = new float[features];
        try (ForwardEngine engine = new ForwardEngine(parameters, capacity, 1)) {
            for (int from = 0; from < size; from += capacity) {
                batch.clear();
                for (int i = from; i < Math.min(size, from + capacity); i++) {
                    source.copy(i, input);
                    normalizer.apply(input, 0);
                    batch.add(input, 0, 0);
                }
                batch.finish();
                engine.forward(batch);
                for (int sample = 0; sample < batch.size(); sample++) {
                    predictions.add(
                            prediction(Outputs.of(engine, sample, new float[outputs]), "sample " + (from + sample)));
                }
            }
        }
        return List.copyOf(predictions);
    }

    private void read(float[] sample, String name, float[] target) {
        if (sample.length != features) {
            throw new ShapeMismatchException("predict: the model expects " + features + " features ("
                    + normalizer.shape() + "), but " + name + " has " + sample.length);
        }
        System.arraycopy(sample, 0, target, 0, features);
        requireFinite(target, name);
    }

    private static void requireFinite(float[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("predict: feature " + i + " of " + name + " is " + values[i]
                        + "; every feature must be a finite number, so replace missing values first");
            }
        }
    }

    @Override
    public void close() {
        single.close();
    }

    private Prediction prediction(float[] scores, String name) {
        for (int c = 0; c < scores.length; c++) {
            if (!Float.isFinite(scores[c])) {
                throw new IllegalArgumentException("predict: the network's output for class " + classNames.get(c)
                        + " of " + name + " is " + scores[c] + "; the features are far outside of the range that the"
                        + " model was trained on, check their units");
            }
        }
        return new Prediction(classNames, scores, softmax);
    }
}
