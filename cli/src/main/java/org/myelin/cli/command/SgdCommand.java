package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.surface.SgdLab;
import org.myelin.lecture.ElementWise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab sgd}. */
@Command(name = "sgd", mixinStandardHelpOptions = true, sortOptions = false)
final class SgdCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Mixin
    private SurfaceOptions surface = new SurfaceOptions();

    @Option(
            names = "--learning-rates",
            paramLabel = "X,X…",
            split = ",",
            hideParamSyntax = true,
            description = "Values of α (0.05, 1 and 2.1 times 1/λ, λ the curvature at the minimum).")
    private List<Double> rates = List.of();

    @Option(names = "--batch-size", paramLabel = "N", description = "b (4).")
    private int batchSize = 4;

    @Option(names = "--steps", paramLabel = "N", description = "Number of batches (20).")
    private int steps = 20;

    @Option(
            names = "--start",
            paramLabel = "W1,W2",
            split = ",",
            hideParamSyntax = true,
            description = "Where each path begins (0.5,3).")
    private List<Double> start = List.of(0.5, 3.0);

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(
                () -> new SgdLab(
                        surface.surface(ElementWise.LINEAR),
                        surface.range(),
                        SurfaceOptions.weights("--start", start),
                        rates,
                        batchSize,
                        steps,
                        surface.seed()),
                options);
        return ExitCode.DONE;
    }
}
