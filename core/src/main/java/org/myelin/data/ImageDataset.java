package org.myelin.data;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Pictures with one byte for each value, 0 … 255: a quarter of the memory of floats.
 *
 * <p>Immutable as long as the arrays that it was made from are left alone; thread-safe.
 */
public final class ImageDataset implements Dataset {
    private final String name;
    private final FeatureShape shape;
    private final List<String> classNames;
    private final byte[] pixels;
    private final byte[] labels;
    private final DatasetHash hash = new DatasetHash();

    /**
     * Wraps arrays without copying them.
     *
     * @param name for people and reports
     * @param shape arrangement of one picture
     * @param classNames names of at most 256 classes
     * @param pixels all pictures one after the other, unsigned
     * @param labels the class of each picture, unsigned
     * @throws IllegalArgumentException if sizes do not fit or a label names no class
     */
    public ImageDataset(String name, FeatureShape shape, List<String> classNames, byte[] pixels, byte[] labels) {
        this.name = Objects.requireNonNull(name);
        this.shape = shape;
        this.classNames = List.copyOf(classNames);
        this.pixels = pixels;
        this.labels = labels;
        if (labels.length == 0) {
            throw new IllegalArgumentException("data set " + name + ": needs at least one sample, but has none");
        }
        if ((long) labels.length * shape.features() != pixels.length) {
            throw new IllegalArgumentException("data set " + name + ": " + labels.length + " labels of shape " + shape
                    + " need " + (long) labels.length * shape.features() + " values, but there are " + pixels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            Labels.requireClass(name, i, label(i), this.classNames.size());
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
        return Byte.toUnsignedInt(labels[index]);
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        int features = shape.features();
        int from = index * features;
        for (int i = 0; i < features; i++) {
            target[offset + i] = pixels[from + i] & 0xff;
        }
    }

    /** SHA-256 over all values and then all labels, a byte each. */
    @Override
    public String sha256() {
        return hash.of(digest -> {
            digest.update(ByteBuffer.wrap(pixels));
            digest.update(ByteBuffer.wrap(labels));
        });
    }
}
