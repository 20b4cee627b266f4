package org.myelin.cli.progress;

import java.io.PrintWriter;

/**
 * Shows on a terminal which of several parts is being worked on, in a line that vanishes in the end; elsewhere nothing.
 */
public final class PartDisplay implements AutoCloseable {
    private final PrintWriter out;
    private final boolean terminal;

    /**
     * Shows nothing yet.
     *
     * @param terminal whether lines may be overwritten
     */
    public PartDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Shows a part.
     *
     * @param number from 1
     * @param name what it is
     */
    public void begin(int number, int parts, String name) {
        if (terminal) {
            out.print(Terminal.CLEAR_LINE + "  " + number + "/" + parts + "  " + name);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (terminal) {
            out.print(Terminal.CLEAR_LINE);
            out.flush();
        }
    }
}
