package org.myelin.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
                new PrintWriter(System.out, true, charset(System.out)),
                new PrintWriter(System.err, true, charset(System.err)),
                terminal);
    }

    /**
     * That of the stream, but UTF-8 where no locale is set, as in containers (C or POSIX): ASCII would turn minus signs
     * into question marks.
     */
    private static Charset charset(PrintStream stream) {
        return stream.charset().equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : stream.charset();
    }
}
