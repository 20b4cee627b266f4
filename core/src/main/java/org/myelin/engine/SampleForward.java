package org.myelin.engine;

import java.util.Arrays;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.nn.Activation;
import org.myelin.nn.Dense;
import org.myelin.nn.ParameterLayout;
import org.myelin.nn.Parameters;

/**
 * Runs a network forward on one sample with the least delay, and gives the same bits as {@link ForwardEngine}.
 *
 * <p>One sample uses every weight once, so reading the weights from memory is what takes time, and the wide tiles of the
 * batch kernels would be idle for all but one column. Here eight sums at a time run through a panel in plain Java, in
 * the same order and with the same fused multiply-adds.
 *
 * <p>Thread-safe without locks as long as nobody changes the parameters: each call has its own workspace, some
 * kilobytes.
 */
public final class SampleForward {
    /** Sums at a time: enough independent ones to hide the latency of a multiply-add, few enough for the registers. */
    private static final int SUMS = 8;

    private final ParameterLayout layout;
    private final float[] parameters;
    private final int depth;
    private final int outputs;
    private final Kernels kernels = Kernels.active();

    /** Prepares the work; reads the parameters, never changes them. */
    public SampleForward(Parameters parameters) {
        layout = parameters.layout();
        this.parameters = parameters.storage();
        depth = parameters.architecture().layers().size();
        outputs = parameters.architecture().outputs();
    }

    /**
     * a^L of one sample (lecture 3-5).
     *
     * @param input the normalised features, at least as many as the network has inputs; not changed
     * @return one value for each output, a new array
     */
    public float[] forward(float[] input) {
        float[] a = input;
        for (int l = 0; l < depth; l++) {
            Dense layer = layout.layer(l);
            float[] z = weightedSums(l, a);
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
    private float[] weightedSums(int l, float[] a) {
        Dense layer = layout.layer(l);
        int inputs = layout.inputs(l);
        float[] z = new float[Panels.count(layer.outputs()) * Panels.WIDTH];
        if (layer.bias()) {
            System.arraycopy(parameters, layout.biasesAt(l), z, 0, layer.outputs());
        }
        for (int neuron = 0; neuron < layer.outputs(); neuron += SUMS) {
            sums(parameters, layout.weightsAt(l) + Panels.index(inputs, 0, neuron), inputs, a, z, neuron);
        }
        return z;
    }

    /** z[at + j] += Σᵢ a[i] · w[i][j] for eight j; single local variables because only those stay in registers. */
    private static void sums(float[] w, int column, int inputs, float[] a, float[] z, int at) {
        float z0 = z[at];
        float z1 = z[at + 1];
        float z2 = z[at + 2];
        float z3 = z[at + 3];
        float z4 = z[at + 4];
        float z5 = z[at + 5];
        float z6 = z[at + 6];
        float z7 = z[at + 7];
        for (int i = 0; i < inputs; i++) {
            float ai = a[i];
            int row = column + i * Panels.WIDTH;
            z0 = Math.fma(w[row], ai, z0);
            z1 = Math.fma(w[row + 1], ai, z1);
            z2 = Math.fma(w[row + 2], ai, z2);
            z3 = Math.fma(w[row + 3], ai, z3);
            z4 = Math.fma(w[row + 4], ai, z4);
            z5 = Math.fma(w[row + 5], ai, z5);
            z6 = Math.fma(w[row + 6], ai, z6);
            z7 = Math.fma(w[row + 7], ai, z7);
        }
        z[at] = z0;
        z[at + 1] = z1;
        z[at + 2] = z2;
        z[at + 3] = z3;
        z[at + 4] = z4;
        z[at + 5] = z5;
        z[at + 6] = z6;
        z[at + 7] = z7;
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
}
