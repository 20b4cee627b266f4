package org.myelin.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.ParameterLayout;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Whitening;

/**
 * Runs a network forward on one sample with the least delay, and gives the same bits as {@link ForwardEngine}.
 *
 * <p>One sample uses every weight once, so reading the weights from memory is what takes time. Panels of 32 neurons
 * are read from beginning to end, some at once, and their sums stay in registers; several threads share the panels.
 *
 * <p>Thread-safe without locks as long as nobody changes the parameters: each call has its own workspace, some
 * kilobytes. When several calls come at once, one of them gets the threads and the others work alone, each in its
 * caller's thread. Closing ends the threads.
 */
public final class SampleForward implements AutoCloseable {
    /** A multiply-add that waits for its weight takes about so many times as long as one of a batch. */
    private static final long COST_OF_MEMORY = 8;

    private final ParameterLayout layout;
    private final float[] parameters;
    private final List<Layer> layers;
    private final int outputs;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam team;
    private final AtomicBoolean teamIsBusy = new AtomicBoolean();

    /**
     * Prepares the work; reads the parameters, never changes them.
     *
     * @param threads number of threads that share the work of one sample, at least 1
     */
    public SampleForward(Parameters parameters, int threads) {
        layout = parameters.layout();
        this.parameters = parameters.storage();
        layers = parameters.architecture().layers();
        outputs = parameters.architecture().outputs();
        team = new ThreadTeam(threads);
    }

    /**
     * a^L of one sample (lecture 3-5).
     *
     * @param input the normalised features, at least as many as the network has inputs; not changed
     * @return one value for each output, a new array
     */
    public float[] forward(float[] input) {
        if (team.threads() == 1 || !teamIsBusy.compareAndSet(false, true)) {
            return forward(input, false);
        }
        try {
            return forward(input, true);
        } finally {
            teamIsBusy.set(false);
        }
    }

    private float[] forward(float[] input, boolean together) {
        float[] padded = Arrays.copyOf(input, Panels.count(input.length) * Panels.WIDTH);
        return Arrays.copyOf(new Walk(together).forward(layers, padded), outputs);
    }

    /** One sample's way through the layers; leaves come in their order. */
    private final class Walk {
        private final boolean together;
        private int leaf;

        Walk(boolean together) {
            this.together = together;
        }

        float[] forward(List<Layer> some, float[] input) {
            float[] a = input;
            for (Layer layer : some) {
                a = layer instanceof Residual residual ? residual(residual, a) : leaf(layer, a);
            }
            return a;
        }

        /** (1−p) F(x) + x, or with Wₛ x (lecture 17). */
        private float[] residual(Residual residual, float[] x) {
            boolean projects =
                    residual.needsProjection(layout.leaves().get(leaf).inputs());
            float[] skip = projects ? weightedSums(leaf++, x, together) : x;
            float[] sum = forward(residual.branch(), x);
            float kept = (float) (1 - residual.dropProbability());
            kernels.functions().addScaled(skip, 0, sum, 0, kept, sum, 0, sum.length);
            return sum;
        }

        private float[] leaf(Layer layer, float[] x) {
            int number = leaf++;
            return switch (layer) {
                case Dense dense -> activated(dense.activation(), weightedSums(number, x, together));
                case Whitening _ -> weightedSums(number, x, together);
                case LayerNorm _ -> layerNorm(number, x);
                case BatchNorm _ -> batchNorm(number, x);
                case Activate activate -> activated(activate.activation(), x.clone());
                case Dropout _ -> x;
                case Residual _ -> throw new IllegalStateException("a residual block is no leaf");
            };
        }
    }

    private float[] activated(Activation activation, float[] z) {
        if (activation == Activation.SOFTMAX) {
            softmax(z);
        } else {
            kernels.functions().activate(ElementFunctions.of(activation), z, 0, z, 0, z.length);
        }
        return z;
    }

    /** By the batch kernel, with this sample in the first column of a panel. */
    private float[] layerNorm(int leaf, float[] x) {
        int units = layout.leaves().get(leaf).outputs();
        float[] panel = new float[units * Panels.WIDTH];
        for (int i = 0; i < units; i++) {
            panel[i * Panels.WIDTH] = x[i];
        }
        kernels.norms()
                .normalizeColumns(
                        panel,
                        0,
                        units,
                        parameters,
                        layout.weightsAt(leaf),
                        layout.biasesAt(leaf),
                        LayerNorm.EPSILON,
                        panel,
                        0,
                        new float[Panels.WIDTH],
                        new float[Panels.WIDTH],
                        0);
        float[] y = new float[x.length];
        for (int i = 0; i < units; i++) {
            y[i] = panel[i * Panels.WIDTH];
        }
        return y;
    }

    private float[] batchNorm(int leaf, float[] x) {
        int means = layout.statisticsAt(leaf);
        int variances = means + Panels.count(layout.leaves().get(leaf).outputs()) * Panels.WIDTH;
        float[] y = new float[x.length];
        for (int i = 0; i < layout.leaves().get(leaf).outputs(); i++) {
            float slope = parameters[layout.weightsAt(leaf) + i] * RowNormForward.reciprocal(parameters[variances + i]);
            float start = parameters[layout.biasesAt(leaf) + i];
            // as in RowNormForward, where a term with factor 0 comes last
            y[i] = Math.fma(0f, x[i], Math.fma(slope, x[i] - parameters[means + i], start));
        }
        return y;
    }

    /** z = W a + b (lecture 4), padded to whole panels. */
    private float[] weightedSums(int l, float[] a, boolean together) {
        int inputs = layout.leaves().get(l).inputs();
        int sums = layout.leaves().get(l).outputs();
        int weightsAt = layout.weightsAt(l);
        int panels = Panels.count(sums);
        float[] z = new float[panels * Panels.WIDTH];
        if (layout.biasesAt(l) != ParameterLayout.NONE) {
            System.arraycopy(parameters, layout.biasesAt(l), z, 0, sums);
        }
        int stride = Panels.index(inputs, 0, Panels.WIDTH);
        ThreadTeam.Tasks groups = (group, thread) -> {
            int panel = group * Kernels.STREAMS;
            kernels.addWeightedRows(
                    parameters,
                    weightsAt + panel * stride,
                    stride,
                    Math.min(Kernels.STREAMS, panels - panel),
                    inputs,
                    a,
                    z,
                    panel * Panels.WIDTH);
        };
        int count = Math.ceilDiv(panels, Kernels.STREAMS);
        if (together) {
            team.run(count, COST_OF_MEMORY * inputs * sums, groups);
        } else {
            for (int group = 0; group < count; group++) {
                groups.run(group, 0);
            }
        }
        return z;
    }

    /** Softmax in place, by the batch kernel with this sample in the first column of a panel. */
    private void softmax(float[] z) {
        float[] panel = new float[outputs * Panels.WIDTH];
        for (int i = 0; i < outputs; i++) {
            panel[i * Panels.WIDTH] = z[i];
        }
        kernels.functions().softmax(panel, 0, outputs, new float[Panels.WIDTH], 0, new float[Panels.WIDTH], 0);
        for (int i = 0; i < outputs; i++) {
            z[i] = panel[i * Panels.WIDTH];
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
