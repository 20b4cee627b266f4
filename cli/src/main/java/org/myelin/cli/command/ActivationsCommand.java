package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.activations.ActivationsLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab activations}. */
@Command(name = "activations", mixinStandardHelpOptions = true, sortOptions = false)
final class ActivationsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Option(
            names = "--z",
            paramLabel = "X,X…",
            split = ",",
            hideParamSyntax = true,
            description = "Net inputs; the formulas are worked out at the first (1,-4,-2,-1,0,2,4).")
    private List<Double> z = ActivationsLab.DEFAULT_Z;

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(() -> new ActivationsLab(z), options);
        return ExitCode.DONE;
    }
}
