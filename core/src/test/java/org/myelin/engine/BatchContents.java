package org.myelin.engine;

import org.myelin.kernel.Panels;

/** What a batch holds, sample by sample, for tests of other packages. */
public final class BatchContents {
    private BatchContents() {}

    /** The features of a sample. */
    public static float[] features(Batch batch, int sample) {
        return column(batch.x(), batch.features(), sample);
    }

    /** The targets of a sample, one for each class. */
    public static float[] targets(Batch batch, int sample) {
        return column(batch.y(), batch.classes(), sample);
    }

    /** How much a sample counts in the mean loss. */
    public static double weight(Batch batch, int sample) {
        return batch.isWeighted() ? batch.weight(sample) : 1;
    }

    private static float[] column(float[] panels, int rows, int sample) {
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = panels[Panels.index(rows, i, sample)];
        }
        return values;
    }
}
