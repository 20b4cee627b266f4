package org.myelin.engine;

import org.myelin.nn.Dropout;

/** a = 0 or x/(1−p) while training, else x; and the same factors for δ. */
final class DropoutStep extends ElementStep {
    private static final int ALL = 1 << 24;

    private final int leaf;
    private final int kept;
    private final float scale;
    private int key;
    private boolean active;

    DropoutStep(Dropout layer, NetworkSteps network) {
        this(layer, network.nextLeaf());
    }

    private DropoutStep(Dropout layer, LayerPlace place) {
        super(place);
        leaf = place.leaf();
        kept = (int) Math.round((1 - layer.probability()) * ALL);
        scale = (float) (1 / (1 - layer.probability()));
    }

    @Override
    void begin(Pass pass) {
        active = pass.isTraining() && kept < ALL;
        key = active ? pass.key(leaf) : 0;
    }

    @Override
    void compute(float[] input, int at, int length) {
        apply(input, a, at, length);
    }

    @Override
    float[] forward(float[] x, TaskRunner runner) {
        return x;
    }

    @Override
    void differentiate(float[] input, float[] to, int at, int length) {
        apply(delta, to, at, length);
    }

    private void apply(float[] from, float[] to, int at, int length) {
        if (active) {
            kernels.functions().dropout(from, at, to, at, length, key + at, kept, scale);
        } else {
            System.arraycopy(from, at, to, at, length);
        }
    }
}
