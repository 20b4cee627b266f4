package org.myelin.data;

import java.util.List;
import java.util.Objects;

/** Some samples of another data set, in a given order, without copying them. Immutable, thread-safe. */
public final class Subset implements Dataset {
    private final Dataset source;
    private final int[] indices;
    private final DatasetHash hash = new DatasetHash();

    /**
     * Selects samples.
     *
     * @param indices their numbers in {@code source}, at least one
     * @throws IllegalArgumentException if there are none or one is out of range
     */
    public Subset(Dataset source, int[] indices) {
        this.source = source;
        this.indices = indices.clone();
        if (indices.length == 0) {
            throw new IllegalArgumentException("subset of " + source.name() + ": needs at least one sample");
        }
        for (int index : indices) {
            Objects.checkIndex(index, source.size());
        }
    }

    /** The number in the source of sample {@code index}. */
    public int sourceIndex(int index) {
        return indices[index];
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public FeatureShape shape() {
        return source.shape();
    }

    @Override
    public List<String> classNames() {
        return source.classNames();
    }

    @Override
    public int label(int index) {
        return source.label(indices[index]);
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        source.copyFeatures(indices[index], target, offset);
    }

    /**
     * SHA-256 over the source's hash and the selected numbers: equal when the same samples are chosen in the same
     * order.
     */
    @Override
    public String sha256() {
        return hash.of(digest -> {
            digest.update(source.sha256().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            DatasetHash.update(digest, indices);
        });
    }
}
