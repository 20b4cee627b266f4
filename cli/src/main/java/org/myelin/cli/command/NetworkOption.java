package org.myelin.cli.command;

import java.util.List;
import org.myelin.labs.network.NetworkOptions;
import org.myelin.lecture.ElementWise;
import picocli.CommandLine.Option;

/** The options of the labs that work with a small network. */
final class NetworkOption {
    @Option(
            names = "--sizes",
            paramLabel = "N,N…",
            split = ",",
            hideParamSyntax = true,
            description = "Neurons of each layer (2,3,2).")
    private List<Integer> sizes = List.of(2, 3, 2);

    @Option(names = "--activation", paramLabel = "F", description = "linear, sigmoid, tanh or relu (sigmoid).")
    private ElementWise activation = ElementWise.SIGMOID;

    @Option(names = "--seed", paramLabel = "N", description = "Other weights for another number (1).")
    private long seed = 1;

    @Option(
            names = "--x",
            paramLabel = "X,X…",
            split = ",",
            hideParamSyntax = true,
            description = "The input (drawn at random).")
    private List<Double> x = List.of();

    NetworkOptions options() {
        return new NetworkOptions(sizes, activation, seed, x);
    }
}
