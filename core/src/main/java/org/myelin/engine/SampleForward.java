package org.myelin.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Dense;
import org.myelin.nn.ParameterLayout;
import org.myelin.nn.Parameters;

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
    private final int depth;
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
        depth = parameters.architecture().layers().size();
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
        float[] a = input;
        for (int l = 0; l < depth; l++) {
            Dense layer = layout.layer(l);
            float[] z = weightedSums(l, a, together);
            if (layer.activation() == Activation.SOFTMAX) {
                softmax(z);
            } else {
                ElementWise.activate(kernels, layer.activation(), z, 0, z.length);
            }
            a = z;
        }
        return Arrays.copyOf(a, outputs);
    }

    /** z = W a + b (lecture 4), padded to whole panels. */
    private float[] weightedSums(int l, float[] a, boolean together) {
        Dense layer = layout.layer(l);
        int inputs = layout.inputs(l);
        int weightsAt = layout.weightsAt(l);
        int panels = Panels.count(layer.outputs());
        float[] z = new float[panels * Panels.WIDTH];
        if (layer.bias()) {
            System.arraycopy(parameters, layout.biasesAt(l), z, 0, layer.outputs());
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
            team.run(count, COST_OF_MEMORY * inputs * layer.outputs(), groups);
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
        kernels.softmax(panel, 0, outputs, new float[Panels.WIDTH], 0, new float[Panels.WIDTH], 0);
        for (int i = 0; i < outputs; i++) {
            z[i] = panel[i * Panels.WIDTH];
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
