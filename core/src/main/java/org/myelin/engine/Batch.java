package org.myelin.engine;

import java.util.Arrays;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;

/**
 * One mini-batch of pairs (x, y) in the engine's layout (lecture 8, 10).
 *
 * <p>Filled by {@link #clear}, then {@link #add} for each sample, then {@link #finish}; filling and using it are the
 * business of one thread at a time. Allocates nothing after construction.
 */
public final class Batch {
    private final int features;
    private final int classes;
    private final int capacity;
    private final float[] x;
    private final float[] xTransposed;
    private final float[] y;
    private final int[] labels;
    private int size;

    /**
     * Creates an empty batch.
     *
     * @param features number of values of x
     * @param classes number of values of y
     * @param capacity most samples it can hold, at least 1
     */
    public Batch(int features, int classes, int capacity) {
        this.features = features;
        this.classes = classes;
        this.capacity = capacity;
        x = new float[Panels.size(features, capacity)];
        xTransposed = new float[Panels.size(capacity, features)];
        y = new float[Panels.size(classes, capacity)];
        labels = new int[capacity];
    }

    /** Forgets all samples. */
    public void clear() {
        size = 0;
        Arrays.fill(y, 0);
    }

    /**
     * Adds a sample.
     *
     * @param values holds the normalised features
     * @param at where they begin
     * @param label the class, 0 … classes−1; y becomes its one-hot vector
     */
    public void add(float[] values, int at, int label) {
        for (int feature = 0; feature < features; feature += Panels.WIDTH) {
            System.arraycopy(
                    values,
                    at + feature,
                    xTransposed,
                    Panels.index(capacity, size, feature),
                    Math.min(Panels.WIDTH, features - feature));
        }
        y[Panels.index(classes, label, size)] = 1;
        labels[size] = label;
        size++;
    }

    /** Makes the batch ready for the engine; to be called after the last {@link #add}. */
    public void finish() {
        Kernels kernels = Kernels.active();
        for (int feature = 0; feature < features; feature += Panels.WIDTH) {
            int columns = Math.min(Panels.WIDTH, features - feature);
            for (int sample = 0; sample < size; sample += Panels.WIDTH) {
                kernels.transpose(
                        xTransposed,
                        Panels.index(capacity, sample, feature),
                        Math.min(Panels.WIDTH, size - sample),
                        columns,
                        x,
                        Panels.index(features, feature, sample));
            }
        }
    }

    /** Number of values of x. */
    public int features() {
        return features;
    }

    /** Number of values of y. */
    public int classes() {
        return classes;
    }

    /** Number of samples. */
    public int size() {
        return size;
    }

    /** Most samples it can hold. */
    public int capacity() {
        return capacity;
    }

    /** The class of a sample. */
    public int label(int sample) {
        return labels[sample];
    }

    /** a¹: a row for each feature, a column for each sample. */
    float[] x() {
        return x;
    }

    /** a¹ transposed. */
    float[] xTransposed() {
        return xTransposed;
    }

    /** Targets: a row for each class, a column for each sample. */
    float[] y() {
        return y;
    }
}
