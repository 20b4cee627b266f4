package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.fit.FitLab;
import org.myelin.labs.fit.PlaneData;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.StochasticGradientDescent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab fit}. */
@Command(name = "fit", mixinStandardHelpOptions = true, sortOptions = false)
final class FitCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Option(names = "--points", paramLabel = "rings|spirals|xor", description = "Where the points lie (spirals).")
    private PlaneData points = PlaneData.SPIRALS;

    @Option(names = "--samples", paramLabel = "N", description = "Number of points (200).")
    private int samples = 200;

    @Option(names = "--noise", paramLabel = "X", description = "Standard deviation that moves them (0.05).")
    private double noise = 0.05;

    @Option(
            names = "--activation",
            paramLabel = "F",
            description = "f of hidden layers: relu, tanh, sigmoid, linear (relu).")
    private ElementWise activation = ElementWise.RELU;

    @Option(names = "--shallow", paramLabel = "N", description = "Neurons of the shallow network's hidden layer (8).")
    private int shallow = 8;

    @Option(
            names = "--deep",
            paramLabel = "N,N…",
            split = ",",
            hideParamSyntax = true,
            description = "Neurons of the deep network's hidden layers (16,16,16).")
    private List<Integer> deep = List.of(16, 16, 16);

    @Option(names = "--learning-rate", paramLabel = "X", description = "α (0.2).")
    private double learningRate = 0.2;

    @Option(names = "--batch-size", paramLabel = "N", description = "b (20).")
    private int batchSize = 20;

    @Option(names = "--steps", paramLabel = "N", description = "Most batches for each model (3000).")
    private int steps = 3000;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of points, weights and batches (1).")
    private long seed = 1;

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(
                () -> new FitLab(
                        points,
                        samples,
                        noise,
                        activation,
                        shallow,
                        deep,
                        new StochasticGradientDescent(learningRate, batchSize, seed),
                        steps),
                options);
        return ExitCode.DONE;
    }
}
