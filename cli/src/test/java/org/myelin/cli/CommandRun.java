package org.myelin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.myelin.cli.terminal.Interruption;
import org.myelin.cli.terminal.Output;

/**
 * A command that was run in this process, and its result.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it complained about
 */
record CommandRun(int code, String out, String err) {
    static CommandRun of(String... args) {
        return of(new Interruption(), args);
    }

    static CommandRun of(Interruption interruption, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Output output = new Output(new PrintWriter(out), new PrintWriter(err), false);
        int code = Myelin.run(output, interruption, args);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** A short training run on digits into a folder. */
    static CommandRun train(Path folder, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "digits", "--epochs", "3", "--layers", "32"));
        args.addAll(List.of("--run-dir", folder.toString()));
        args.addAll(List.of(more));
        return of(args.toArray(String[]::new));
    }
}
