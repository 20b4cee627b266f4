package org.myelin.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Parameters;

/**
 * Runs a network forward on one sample with the least delay, and gives the same bits as {@link ForwardEngine}.
 *
 * <p>Thread-safe without locks as long as the parameters do not change: each call has its own workspace, some
 * kilobytes. When several calls come at once, one of them gets the threads and the others work alone, each in its
 * caller's thread. Closing ends the threads.
 */
public final class SampleForward implements AutoCloseable {
    private final List<LayerStep> layers;
    private final int outputs;
    private final boolean softmax;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam team;
    private final TaskRunner together;
    private final AtomicBoolean teamIsBusy = new AtomicBoolean();

    /**
     * Prepares the work; reads the parameters, never changes them.
     *
     * @param threads number of threads that share the work of one sample, at least 1
     */
    public SampleForward(Parameters parameters, int threads) {
        layers = NetworkSteps.of(parameters, 0, threads, null);
        outputs = parameters.architecture().outputs();
        softmax = ((DenseStep) layers.getLast()).activation == Activation.SOFTMAX;
        team = new ThreadTeam(threads);
        together = team::run;
    }

    /**
     * a^L of one sample (lecture 3-5).
     *
     * @param input the normalised features, at least as many as the network has inputs; not changed
     * @return one value for each output, a new array
     */
    public float[] forward(float[] input) {
        if (team.threads() == 1 || !teamIsBusy.compareAndSet(false, true)) {
            return forward(input, TaskRunner.ALONE);
        }
        try {
            return forward(input, together);
        } finally {
            teamIsBusy.set(false);
        }
    }

    private float[] forward(float[] input, TaskRunner runner) {
        float[] a = Arrays.copyOf(input, Panels.count(input.length) * Panels.WIDTH);
        for (LayerStep layer : layers) {
            a = layer.forward(a, runner);
        }
        return softmax ? softmax(a) : Arrays.copyOf(a, outputs);
    }

    /** By the kernel of batches, with the sample in the first column of a panel. */
    private float[] softmax(float[] z) {
        float[] panel = new float[outputs * Panels.WIDTH];
        for (int i = 0; i < outputs; i++) {
            panel[i * Panels.WIDTH] = z[i];
        }
        kernels.functions().softmax(panel, 0, outputs, new float[Panels.WIDTH], 0, new float[Panels.WIDTH], 0);
        float[] a = new float[outputs];
        for (int i = 0; i < outputs; i++) {
            a[i] = panel[i * Panels.WIDTH];
        }
        return a;
    }

    @Override
    public void close() {
        team.close();
    }
}
