package org.myelin.data;

import java.util.List;
import java.util.Objects;

/**
 * Samples of floating-point values: a table with a row for each sample.
 *
 * <p>Immutable as long as the arrays that it was made from are left alone; thread-safe.
 */
public final class TableDataset implements Dataset {
    private final String name;
    private final FeatureShape shape;
    private final List<String> classNames;
    private final float[] features;
    private final int[] labels;
    private final DatasetHash hash = new DatasetHash();

    /**
     * Wraps arrays without copying them.
     *
     * @param name for people and reports
     * @param shape arrangement of one sample
     * @param classNames names of the classes
     * @param features all samples one after the other
     * @param labels the class of each sample
     * @throws IllegalArgumentException if sizes do not fit, a label names no class or a value is not finite
     */
    public TableDataset(String name, FeatureShape shape, List<String> classNames, float[] features, int[] labels) {
        this.name = Objects.requireNonNull(name);
        this.shape = shape;
        this.classNames = List.copyOf(classNames);
        this.features = features;
        this.labels = labels;
        if (labels.length == 0) {
            throw new IllegalArgumentException("data set " + name + ": needs at least one sample, but has none");
        }
        if ((long) labels.length * shape.features() != features.length) {
            throw new IllegalArgumentException("data set " + name + ": " + labels.length + " labels of shape " + shape
                    + " need " + (long) labels.length * shape.features() + " values, but there are " + features.length);
        }
        for (int i = 0; i < labels.length; i++) {
            Labels.requireClass(name, i, labels[i], this.classNames.size());
        }
        for (int i = 0; i < features.length; i++) {
            if (!Float.isFinite(features[i])) {
                throw new IllegalArgumentException("data set " + name + ": feature " + i % shape.features()
                        + " of sample " + i / shape.features() + " is " + features[i]
                        + "; replace or leave out samples with missing values");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public FeatureShape shape() {
        return shape;
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        System.arraycopy(features, index * shape.features(), target, offset, shape.features());
    }

    /** SHA-256 over all values and then all labels, as little-endian 32-bit numbers. */
    @Override
    public String sha256() {
        return hash.of(digest -> {
            DatasetHash.update(digest, features);
            DatasetHash.update(digest, labels);
        });
    }
}
