package org.myelin.data;

import java.util.List;

/**
 * Labelled samples of one shape: the pairs (x, y) of (lecture 8), y given as the class number.
 *
 * <p>Values are in the units of the source (pixels 0 … 255, for example); a {@link Normalizer} maps them to what a
 * network sees. Implementations are immutable and thread-safe.
 */
public interface Dataset {
    /** Name for people and reports, for example {@code cifar10}. */
    String name();

    /** Number of samples, at least 1. */
    int size();

    /** Arrangement of one sample's features. */
    FeatureShape shape();

    /** Names of the classes; class number c has the name {@code classNames().get(c)}. */
    List<String> classNames();

    /**
     * The class of a sample.
     *
     * @param index 0 … size−1
     * @return the class number, 0 … classNames().size()−1
     */
    int label(int index);

    /**
     * Copies the features of one sample.
     *
     * @param index 0 … size−1
     * @param target receives {@code shape().features()} values
     * @param offset where in {@code target} they begin
     */
    void copyFeatures(int index, float[] target, int offset);

    /**
     * The features of one sample: what {@link org.myelin.model.Predictor#predict} takes.
     *
     * @param index 0 … size−1
     * @return a new array of {@code shape().features()} values
     */
    default float[] features(int index) {
        float[] features = new float[shape().features()];
        copyFeatures(index, features, 0);
        return features;
    }

    /** SHA-256 over all features and labels in order, in lower-case hexadecimal: the provenance of a result. */
    String sha256();
}
