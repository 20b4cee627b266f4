package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.neuron.NeuronLab;
import org.myelin.lecture.ElementWise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab neuron}. */
@Command(name = "neuron", mixinStandardHelpOptions = true, sortOptions = false)
final class NeuronCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Option(names = "--x", paramLabel = "X,X…", split = ",", hideParamSyntax = true, description = "Inputs (1,0.5,-1).")
    private List<Double> x = NeuronLab.DEFAULT_X;

    @Option(
            names = "--w",
            paramLabel = "W,W…",
            split = ",",
            hideParamSyntax = true,
            description = "Weights, one for each (0.4,-0.6,0.3).")
    private List<Double> w = NeuronLab.DEFAULT_W;

    @Option(names = "--bias", paramLabel = "B", description = "Bias (0: none, as in the lecture).")
    private double bias;

    @Option(names = "--activation", paramLabel = "F", description = "linear, sigmoid, tanh or relu (sigmoid).")
    private ElementWise activation = ElementWise.SIGMOID;

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(() -> new NeuronLab(x, w, bias, activation), options);
        return ExitCode.DONE;
    }
}
