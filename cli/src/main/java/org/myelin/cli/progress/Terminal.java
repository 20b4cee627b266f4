package org.myelin.cli.progress;

/** Control sequences of a terminal. */
final class Terminal {
    /** Clears the current line and returns to its start. */
    static final String CLEAR_LINE = "\r\u001b[K";

    private Terminal() {}
}
