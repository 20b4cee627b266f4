package org.myelin.model;

import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;

/** Samples given one by one. */
record TinyDataset(FeatureShape shape, List<String> classNames, List<float[]> samples, List<Integer> labels)
        implements Dataset {
    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public int label(int index) {
        return labels.get(index);
    }

    @Override
    public void copyFeatures(int index, float[] target, int offset) {
        System.arraycopy(samples.get(index), 0, target, offset, shape.features());
    }

    @Override
    public String sha256() {
        return "none: made for a test";
    }
}
