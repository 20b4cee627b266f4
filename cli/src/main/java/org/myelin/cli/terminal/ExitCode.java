package org.myelin.cli.terminal;

/** What the process ends with. */
public final class ExitCode {
    /** Everything was done. */
    public static final int DONE = 0;
    /** Something happened that should not: a defect of Myelin. */
    public static final int DEFECT = 1;
    /** A check has found a difference that should not be: a defect of Myelin, or of the machine. */
    public static final int DIFFERENT = 1;
    /** Wrong usage or bad input. */
    public static final int BAD_INPUT = 2;
    /** Training diverged. */
    public static final int DIVERGED = 3;
    /** Interrupted, and resumable. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
