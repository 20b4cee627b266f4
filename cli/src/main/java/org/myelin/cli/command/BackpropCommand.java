package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.network.BackpropLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab backprop}. */
@Command(name = "backprop", mixinStandardHelpOptions = true, sortOptions = false)
final class BackpropCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Option(
            names = "--y",
            paramLabel = "Y,Y…",
            split = ",",
            hideParamSyntax = true,
            description = "What is wanted of the output (1,0,…: the first class).")
    private List<Double> y = List.of();

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(() -> new BackpropLab(network.options(), y), options);
        return ExitCode.DONE;
    }
}
