package org.myelin.model;

import org.myelin.engine.ForwardEngine;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;

/**
 * What comes out of a network: its outputs, and probabilities made of them as {@link Prediction#probabilities} says.
 */
final class Outputs {
    private Outputs() {}

    /** Whether the outputs are probabilities already. */
    static boolean areSoftmax(Architecture architecture) {
        return ((Dense) architecture.layers().getLast()).activation() == Activation.SOFTMAX;
    }

    /** Fills {@code target} with the outputs for a sample of the last batch. */
    static float[] of(ForwardEngine engine, int sample, float[] target) {
        for (int unit = 0; unit < target.length; unit++) {
            target[unit] = engine.output(sample, unit);
        }
        return target;
    }

    static double[] probabilities(float[] scores, boolean softmax) {
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = softmax ? scores[c] : Math.max(0, scores[c]);
            sum += probabilities[c];
        }
        if (softmax) {
            return probabilities;
        }
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = sum > 0 ? probabilities[c] / sum : 1.0 / scores.length;
        }
        return probabilities;
    }
}
