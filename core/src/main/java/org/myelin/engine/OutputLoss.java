package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.nn.Activation;

/**
 * The loss at the output layer, how many samples are classified correctly, and the output layer's sensitivities.
 *
 * <p>Losses are computed sample by sample in double precision and summed in the order of the samples, so they do not
 * depend on threads.
 */
final class OutputLoss {
    private final DenseStep output;
    private final Kernels kernels = Kernels.active();
    private final float[] maxima = new float[Panels.WIDTH];
    private final float[] sums = new float[Panels.WIDTH];
    private final double[] targetZ = new double[Panels.WIDTH];
    private double lossSum;
    private int correct;

    OutputLoss(DenseStep output) {
        this.output = output;
    }

    /** Takes the output layer's z or a, finishes softmax where there is one, and measures. */
    void measure(Batch batch) {
        lossSum = 0;
        correct = 0;
        for (int sample = 0; sample < batch.size(); sample += Panels.WIDTH) {
            int samples = Math.min(Panels.WIDTH, batch.size() - sample);
            if (output.activation == Activation.SOFTMAX) {
                crossEntropy(batch, sample, samples);
            } else {
                meanSquaredError(batch, sample, samples);
            }
        }
        for (int sample = 0; sample < batch.size(); sample++) {
            if (predicted(sample) == batch.label(sample)) {
                correct++;
            }
        }
    }

    /** J = −Σᵢ yᵢ ln aᵢ = ln Σᵢ e^{zᵢ−m} + m − Σᵢ yᵢ zᵢ with m = max zᵢ, which no z can make overflow. */
    private void crossEntropy(Batch batch, int sample, int samples) {
        int at = Panels.index(output.outputs, 0, sample);
        for (int j = 0; j < samples; j++) {
            double yz = 0;
            for (int i = 0; i < output.outputs; i++) {
                int k = at + i * Panels.WIDTH + j;
                yz += (double) batch.y()[k] * output.a[k];
            }
            targetZ[j] = yz;
        }
        kernels.functions().softmax(output.a, at, output.outputs, maxima, 0, sums, 0);
        for (int j = 0; j < samples; j++) {
            lossSum += weight(batch, sample + j) * (StrictMath.log(sums[j]) + maxima[j] - targetZ[j]);
        }
    }

    /** J = ½ Σⱼ (aⱼ − yⱼ)²   (lecture 9). */
    private void meanSquaredError(Batch batch, int sample, int samples) {
        int at = Panels.index(output.outputs, 0, sample);
        for (int j = 0; j < samples; j++) {
            double squares = 0;
            for (int i = 0; i < output.outputs; i++) {
                int k = at + i * Panels.WIDTH + j;
                double difference = (double) output.a[k] - batch.y()[k];
                squares += difference * difference;
            }
            lossSum += weight(batch, sample + j) * squares / 2;
        }
    }

    /**
     * δ^L = (a^L − y) f′(z^L) / b   (lecture 12; the batch's mean, lecture 10 step 4). With softmax and cross-entropy
     * the derivative of the pair is a − y, without f′. What only pads gets 0.
     */
    void sensitivities(Batch batch, Sensitivities to) {
        float scale = 1f / batch.size();
        float[] delta = to.delta();
        int length = Panels.paddedRows(output.outputs) * Panels.WIDTH;
        for (int sample = 0; sample < batch.size(); sample += Panels.WIDTH) {
            int at = Panels.index(output.outputs, 0, sample);
            kernels.functions().scaledDifference(output.a, at, batch.y(), at, scale, delta, at, length);
            for (int column = 0; column < Panels.WIDTH; column++) {
                if (sample + column >= batch.size()) {
                    scaleColumn(delta, at + column, length, 0);
                } else if (batch.isWeighted()) {
                    scaleColumn(delta, at + column, length, (float) batch.weight(sample + column));
                }
            }
            for (int neuron = 0; neuron < output.outputs; neuron += Panels.WIDTH) {
                to.finish(neuron, sample, batch.size());
            }
        }
    }

    private static double weight(Batch batch, int sample) {
        return batch.isWeighted() ? batch.weight(sample) : 1;
    }

    private static void scaleColumn(float[] delta, int at, int length, float factor) {
        for (int row = 0; row < length; row += Panels.WIDTH) {
            delta[at + row] = factor == 0 ? 0 : factor * delta[at + row];
        }
    }

    /** The output with the largest value, the first of equals. */
    int predicted(int sample) {
        int best = 0;
        for (int i = 1; i < output.outputs; i++) {
            if (value(sample, i) > value(sample, best)) {
                best = i;
            }
        }
        return best;
    }

    float value(int sample, int unit) {
        return output.a[Panels.index(output.outputs, unit, sample)];
    }

    double lossSum() {
        return lossSum;
    }

    int correct() {
        return correct;
    }
}
