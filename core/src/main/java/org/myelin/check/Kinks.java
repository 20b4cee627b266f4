package org.myelin.check;

import java.util.Arrays;
import org.myelin.nn.Activation;

/**
 * On which sides of the {@linkplain Activation#hasKink kinks} of activation functions a forward computation was. At a
 * kink, z = 0, f has no derivative: a central difference across it means nothing, and near it rounding decides which f′
 * counts.
 */
final class Kinks {
    private long sides;
    private double[] nearest = new double[0];

    /** Begins a forward computation. */
    void clear(int samples) {
        sides = 0;
        nearest = new double[samples];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    /** Takes the net inputs of a layer, a row for each sample. */
    void note(Activation activation, double[][] z) {
        if (!activation.hasKink()) {
            return;
        }
        double largest = Arrays.stream(z)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (int s = 0; s < z.length; s++) {
            for (double each : z[s]) {
                sides = 31 * sides + (each > 0 ? 1 : 0);
                nearest[s] = Math.min(nearest[s], Math.abs(each) / largest);
            }
        }
    }

    /** Equal for equal sides of all neurons and samples, and hardly ever otherwise. */
    long sides() {
        return sides;
    }

    /** How near a sample came to a kink: the smallest |z| as a fraction of the largest in its layer. */
    double nearest(int sample) {
        return nearest[sample];
    }
}
