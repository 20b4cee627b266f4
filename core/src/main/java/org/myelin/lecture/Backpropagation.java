package org.myelin.lecture;

import java.util.List;

/** Backpropagation from a sample to gradients: forward, sensitivities, derivatives (lecture 11-14). */
public final class Backpropagation {
    private Backpropagation() {}

    /**
     * What a batch says: means over its samples.
     *
     * @param loss (1/b) Σ J
     * @param gradients (1/b) Σ ∂J/∂Wˡ and (1/b) Σ ∂J/∂b
     */
    public record Mean(double loss, Gradients gradients) {}

    /**
     * The gradients of one sample.
     *
     * @param sample x of n₁ and y of n_L components
     */
    public static Gradients of(Network network, Sample sample) {
        ForwardPass pass = ForwardPass.vector(network, sample.x());
        Sensitivities delta = Sensitivities.vector(network, pass, sample.y());
        return Gradients.vector(network, pass, delta);
    }

    /**
     * The mean loss and the mean gradients of a batch (lecture 10, steps 3 and 4).
     *
     * @param batch at least one sample
     */
    public static Mean mean(Network network, List<Sample> batch) {
        int b = requireSamples(batch);
        Gradients sum = of(network, batch.getFirst());
        for (Sample sample : batch.subList(1, b)) {
            sum = sum.plus(of(network, sample));
        }
        return new Mean(network.meanLoss(batch), sum.times(1.0 / b));
    }

    static int requireSamples(List<Sample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("mean over samples: needs at least 1 sample, but got none");
        }
        return samples.size();
    }
}
