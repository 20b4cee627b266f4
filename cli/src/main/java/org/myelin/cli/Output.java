package org.myelin.cli;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where a command writes to.
 *
 * @param out results
 * @param err errors, and progress where results must stay clean
 * @param terminal whether a person watches, so that a line may be overwritten
 */
public record Output(PrintWriter out, PrintWriter err, boolean terminal) {
    /** That of this process. */
    @SuppressWarnings("DefaultCharset") // a writer over a PrintStream takes that stream's own charset
    public static Output ofProcess() {
        boolean terminal = Optional.ofNullable(System.console())
                        .map(java.io.Console::isTerminal)
                        .orElse(false)
                && !"dumb".equals(System.getenv("TERM"));
        return new Output(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                terminal);
    }
}
