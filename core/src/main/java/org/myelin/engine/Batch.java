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
    /** The last up to 32 samples: a row for each, a column for each feature. */
    private final float[] rows;

    private final float[] y;
    private final int[] labels;
    private final float[] weights;
    private boolean isWeighted;
    private final Kernels kernels = Kernels.active();
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
        rows = new float[Panels.size(Panels.WIDTH, features)];
        y = new float[Panels.size(classes, capacity)];
        labels = new int[capacity];
        weights = new float[capacity];
    }

    /** Forgets all samples. */
    public void clear() {
        size = 0;
        isWeighted = false;
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
        add(values, at, label, label, 1, 0, 1);
    }

    /**
     * Adds a sample between two classes: y = (1−ε)(λ y₁ + (1−λ) y₂) + ε/K with the one-hot vectors y₁ and y₂ of K
     * classes.
     *
     * @param values holds the normalised features
     * @param at where they begin
     * @param label the first class
     * @param other the second class, for mixed samples
     * @param share λ, the share of the first class
     * @param smoothing ε of label smoothing, 0 for none
     * @param weight w ≥ 0, how much the sample counts: the batch's loss is Σ w J / size, so that weights with a mean of
     *     1 over all samples keep its size; 1 for an ordinary one
     */
    public void add(float[] values, int at, int label, int other, double share, double smoothing, double weight) {
        for (int feature = 0; feature < features; feature += Panels.WIDTH) {
            System.arraycopy(
                    values,
                    at + feature,
                    rows,
                    Panels.index(Panels.WIDTH, size % Panels.WIDTH, feature),
                    Math.min(Panels.WIDTH, features - feature));
        }
        if (smoothing > 0) {
            for (int c = 0; c < classes; c++) {
                y[Panels.index(classes, c, size)] = (float) (smoothing / classes);
            }
        }
        y[Panels.index(classes, label, size)] += (float) ((1 - smoothing) * share);
        y[Panels.index(classes, other, size)] += (float) ((1 - smoothing) * (1 - share));
        labels[size] = label;
        weights[size] = (float) weight;
        isWeighted |= weight != 1;
        size++;
        if (size % Panels.WIDTH == 0) {
            transpose(size - Panels.WIDTH);
        }
    }

    /** Makes the batch ready for the engine; to be called after the last {@link #add}. */
    public void finish() {
        int whole = size / Panels.WIDTH * Panels.WIDTH;
        if (whole < size) {
            transpose(whole);
        }
    }

    /** Moves the samples from one on from the rows to the columns of x. */
    private void transpose(int from) {
        for (int feature = 0; feature < features; feature += Panels.WIDTH) {
            kernels.transpose(
                    rows,
                    Panels.index(Panels.WIDTH, 0, feature),
                    size - from,
                    Math.min(Panels.WIDTH, features - feature),
                    x,
                    Panels.index(features, feature, from));
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
    public float[] x() {
        return x;
    }

    /** Targets: a row for each class, a column for each sample. */
    float[] y() {
        return y;
    }

    /** Whether some sample counts more or less than another. */
    boolean isWeighted() {
        return isWeighted;
    }

    /** How much a sample counts. */
    double weight(int sample) {
        return weights[sample];
    }
}
