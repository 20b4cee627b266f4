package org.myelin.engine;

import org.myelin.kernel.ElementFunction;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Dropout;

/** What changes each value by itself: an activation function, or dropout. A task takes one panel of samples. */
abstract sealed class ElementForward extends ForwardStep {
    final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks tasks = this::panel;
    private float[] input = {};

    ElementForward(int outputs, int capacity) {
        super(outputs, new float[Panels.size(outputs, capacity)]);
    }

    /** Prepares the pass. */
    abstract void begin(Pass pass);

    /** a from the input, for a range of both. */
    abstract void compute(float[] input, int at, int length);

    /** delta := what the layer below gets for it, for a range. */
    abstract void differentiate(float[] delta, float[] to, int at, int length);

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        begin(pass);
        team.run(Panels.count(size), (long) outputs * size * COST_OF_ELEMENT, tasks);
    }

    private void panel(int panel, int thread) {
        int at = Panels.index(outputs, 0, panel * Panels.WIDTH);
        compute(input, at, Panels.paddedRows(outputs) * Panels.WIDTH);
    }

    /** a = f(z). */
    static final class Function extends ElementForward {
        final Activation activation;
        private final ElementFunction function;
        private float[] z = {};

        Function(Activation activation, int outputs, int capacity) {
            super(outputs, capacity);
            this.activation = activation;
            function = ElementFunctions.of(activation);
        }

        @Override
        void begin(Pass pass) {}

        @Override
        void compute(float[] input, int at, int length) {
            z = input;
            kernels.functions().activate(function, input, at, a, at, outputs * Panels.WIDTH);
        }

        @Override
        void differentiate(float[] delta, float[] to, int at, int length) {
            System.arraycopy(delta, at, to, at, length);
            kernels.functions().multiplyByDerivative(function, to, at, function.derivativeNeedsZ() ? z : a, at, length);
        }
    }

    /** a = 0 or x/(1−p) while training, else x. */
    static final class Drop extends ElementForward {
        private static final int ALL = 1 << 24;

        private final int leaf;
        private final int kept;
        private final float scale;
        private int key;
        private boolean active;

        Drop(Dropout dropout, int leaf, int outputs, int capacity) {
            super(outputs, capacity);
            this.leaf = leaf;
            kept = (int) Math.round((1 - dropout.probability()) * ALL);
            scale = (float) (1 / (1 - dropout.probability()));
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
        void differentiate(float[] delta, float[] to, int at, int length) {
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
}
