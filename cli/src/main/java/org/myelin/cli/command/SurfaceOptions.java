package org.myelin.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.labs.surface.TwoWeights;
import org.myelin.labs.surface.Weights;
import org.myelin.lecture.ElementWise;
import picocli.CommandLine.Option;

/** The options of the labs about a network of two weights. */
final class SurfaceOptions {
    @Option(
            names = "--network",
            paramLabel = "neuron|chain",
            description = "One neuron with two inputs, or two neurons in a row (neuron).")
    private TwoWeights.Form network = TwoWeights.Form.NEURON;

    @Option(
            names = "--activation",
            paramLabel = "F",
            description = "f: linear, sigmoid, tanh or relu (loss: sigmoid, sgd: linear).")
    private @Nullable ElementWise activation;

    @Option(names = "--samples", paramLabel = "N", description = "Number of samples (8).")
    private int samples = 8;

    @Option(
            names = "--teacher",
            paramLabel = "W1,W2",
            split = ",",
            hideParamSyntax = true,
            description = "Weights of the network that gives the samples their y (1.5,-1).")
    private List<Double> teacher = List.of(1.5, -1.0);

    @Option(names = "--noise", paramLabel = "X", description = "Standard deviation of what is added to y (0.1).")
    private double noise = 0.1;

    @Option(names = "--range", paramLabel = "X", description = "Both weights run from -X to X (4).")
    private double range = 4;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of samples and batches (1).")
    private long seed = 1;

    /**
     * Network and data.
     *
     * @param usual f where none was asked for
     */
    TwoWeights surface(ElementWise usual) {
        return TwoWeights.taught(
                network, activation == null ? usual : activation, weights("--teacher", teacher), samples, noise, seed);
    }

    double range() {
        return range;
    }

    long seed() {
        return seed;
    }

    /** Two numbers as a pair of weights. */
    static Weights weights(String option, List<Double> values) {
        if (values.size() != 2 || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(option + " expects two finite numbers, w₁ and w₂, but got " + values
                    + "; write for example 1.5,-1");
        }
        return new Weights(values.getFirst(), values.getLast());
    }
}
