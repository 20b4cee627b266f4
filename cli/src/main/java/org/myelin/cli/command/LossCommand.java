package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.surface.LossLab;
import org.myelin.lecture.ElementWise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab loss}. */
@Command(name = "loss", mixinStandardHelpOptions = true, sortOptions = false)
final class LossCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Mixin
    private SurfaceOptions surface = new SurfaceOptions();

    @Option(
            names = "--at",
            paramLabel = "W1,W2",
            split = ",",
            hideParamSyntax = true,
            description = "Weights that the formula is worked out for (-1,2).")
    private List<Double> at = List.of(-1.0, 2.0);

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(
                () -> new LossLab(
                        surface.surface(ElementWise.SIGMOID), surface.range(), SurfaceOptions.weights("--at", at)),
                options);
        return ExitCode.DONE;
    }
}
