package org.myelin.cli;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.myelin.cli.command.RootCommand;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Interruption;
import org.myelin.cli.terminal.Output;
import org.myelin.data.DataFormatException;
import org.myelin.data.DatasetNotFoundException;
import org.myelin.message.Spelling;
import org.myelin.model.ModelFormatException;
import org.myelin.train.DivergenceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program {@code myelin}. */
public final class Myelin {
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[([^]]*)] \\(case-insensitive\\) but was '([^']*)'");

    private Myelin() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::requestStopAndWait, "myelin-interruption"));
        int code = ExitCode.DEFECT;
        try {
            code = run(Output.ofProcess(), interruption, args);
        } finally {
            interruption.finished();
        }
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param output where it writes to
     * @param interruption how it is asked to stop
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(Output output, Interruption interruption, String... args) {
        CommandLine commandLine = new CommandLine(new RootCommand(output, interruption))
                .setOut(output.out())
                .setErr(output.err())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> refuse(output, e))
                .setExecutionExceptionHandler((e, command, result) -> fail(output, e, isDebug(args)));
        int code;
        try {
            code = commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            output.err()
                    .println("myelin: not enough memory (" + e.getMessage()
                            + "); make the network or the batch smaller, or"
                            + " give more, for example MYELIN_JAVA_OPTS=-Xmx8g");
            code = ExitCode.BAD_INPUT;
        } catch (ExceptionInInitializerError e) {
            // the kernels are chosen when they are first used; what is wrong with a forced choice is its cause
            Throwable cause = e.getCause() == null ? e : e.getCause();
            output.err().println("myelin: " + cause.getMessage());
            code = ExitCode.BAD_INPUT;
        } finally {
            interruption.clear();
        }
        output.out().flush();
        output.err().flush();
        return code;
    }

    private static boolean isDebug(String[] args) {
        return List.of(args).contains("--debug");
    }

    private static int refuse(Output output, ParameterException e) {
        CommandLine commands = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !commands.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            String name = unmatched.getUnmatched().getFirst();
            String kind = commands.getParent() == null ? "command" : commands.getCommandName();
            output.err()
                    .println("myelin: there is no " + kind + " " + name
                            + Spelling.suggest(
                                    name, List.copyOf(commands.getSubcommands().keySet())));
        } else {
            output.err().println("myelin: " + plain(String.valueOf(e.getMessage())));
            CommandLine.UnmatchedArgumentException.printSuggestions(e, output.err());
        }
        output.err().println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    /** picocli names types and constants of Java. */
    private static String plain(String message) {
        Matcher choice = CHOICE.matcher(message);
        String text = choice.find()
                ? message.substring(0, choice.start())
                        + "expected one of "
                        + choice.group(1).toLowerCase(Locale.ROOT).replace('_', '-')
                        + ", but got '"
                        + choice.group(2)
                        + "'"
                        + message.substring(choice.end())
                : message;
        return text.replace("' is not a double", "' is not a number")
                .replace("' is not an int", "' is not a whole number")
                .replace("' is not a long", "' is not a whole number");
    }

    private static int fail(Output output, Exception e, boolean debug) {
        if (debug) {
            e.printStackTrace(output.err());
        }
        Optional<Integer> expected = expectedCode(e);
        if (expected.isPresent()) {
            output.err().println("myelin: " + e.getMessage());
            return expected.get();
        }
        output.err()
                .println("myelin: this should not happen: " + e
                        + (debug ? "" : "; run the command again with --debug and report what it prints"));
        return ExitCode.DEFECT;
    }

    private static Optional<Integer> expectedCode(Exception e) {
        return switch (e) {
            case DivergenceException diverged -> Optional.of(ExitCode.DIVERGED);
            case IllegalArgumentException bad -> Optional.of(ExitCode.BAD_INPUT);
            case DataFormatException bad -> Optional.of(ExitCode.BAD_INPUT);
            case DatasetNotFoundException bad -> Optional.of(ExitCode.BAD_INPUT);
            case ModelFormatException bad -> Optional.of(ExitCode.BAD_INPUT);
            case UncheckedIOException bad -> Optional.of(ExitCode.BAD_INPUT);
            default -> Optional.empty();
        };
    }
}
