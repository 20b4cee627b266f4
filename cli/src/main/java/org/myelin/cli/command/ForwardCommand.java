package org.myelin.cli.command;

import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.labs.network.ForwardLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab forward}. */
@Command(name = "forward", mixinStandardHelpOptions = true, sortOptions = false)
final class ForwardCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        labs.show(() -> new ForwardLab(network.options()), options);
        return ExitCode.DONE;
    }
}
