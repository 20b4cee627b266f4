package org.myelin.cli.command;

import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Interruption;
import org.myelin.cli.terminal.Output;
import org.myelin.model.MyelinVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code myelin}: prints what there is to do. */
@Command(
        name = "myelin",
        description = "Trains, explains and uses deep fully connected neural networks.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = RootCommand.Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            SummaryCommand.class,
            TuneCommand.class,
            LrFindCommand.class,
            DataCommand.class,
            LabCommand.class,
            CourseCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  ./myelin train                 train on handwritten digits, in seconds, offline",
            "  ./myelin train cifar10         the homework: 5 layers on CIFAR-10",
            "  ./myelin lab                   the lecture at work, formula by formula",
            "  ./myelin course                twelve chapters from one neuron to the homework, as web pages",
            "  ./myelin train --help          every option, with examples"
        })
public final class RootCommand implements Runnable {
    private final Output output;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // declared for the help; read from the arguments before they are parsed
    @Option(names = "--debug", scope = CommandLine.ScopeType.INHERIT, description = "Print stack traces of errors.")
    private boolean debug;

    /** The root of one process. */
    public RootCommand(Output output, Interruption interruption) {
        this.output = output;
        this.interruption = interruption;
    }

    Output output() {
        return output;
    }

    Interruption interruption() {
        return interruption;
    }

    @Override
    public void run() {
        spec.commandLine().usage(output.out());
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "myelin " + MyelinVersion.current(),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
            };
        }
    }

    /** Exit codes, for help texts. */
    static final String EXIT_CODES = "Exit codes: " + ExitCode.DONE + " done, " + ExitCode.BAD_INPUT
            + " wrong usage or bad input, " + ExitCode.DIVERGED + " training diverged, " + ExitCode.INTERRUPTED
            + " interrupted (and resumable).";
}
