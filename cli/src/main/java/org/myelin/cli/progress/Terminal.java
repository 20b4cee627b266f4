package org.myelin.cli.progress;

/** What a terminal is told. */
final class Terminal {
    /** To begin the present line anew. */
    static final String CLEAR_LINE = "\r\u001b[K";

    private Terminal() {}
}
