package org.myelin.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The process's standard error, as the launcher lends it.
 *
 * <p>While it boots with the Vector API, the JVM prints "WARNING: Using incubator modules: …" and has no option that
 * stops it. A pipe over standard error would take that line out, but then no terminal would be at its end, and the last
 * lines could be lost when the process ends. So the launcher puts a pipe there for the boot alone, keeps the real
 * standard error under another descriptor and names it in the property {@value #PROPERTY}. {@link #restore} puts it
 * back; from then on nothing stands between the program and its standard error.
 */
final class StandardError {
    /** Names the descriptor that holds the real standard error; absent when the launcher has left it alone. */
    static final String PROPERTY = "org.myelin.launcher.stderr";

    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /**
     * Makes the descriptor that the launcher named the standard error again. Without a launcher it does nothing; where
     * it fails, everything still arrives, through the launcher's pipe.
     */
    static void restore() {
        Integer kept = Integer.getInteger(PROPERTY);
        if (kept != null) {
            duplicate(kept, STANDARD_ERROR);
        }
    }

    /** {@code dup2(2)} of POSIX. */
    @SuppressWarnings("restricted") // there is no other way to a descriptor
    private static void duplicate(int from, int to) {
        Linker linker = Linker.nativeLinker();
        MethodHandle dup2 = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("dup2"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int descriptor = (int) dup2.invokeExact(from, to);
            if (descriptor != to) {
                System.err.println("standard error stays behind the launcher's pipe: dup2(" + from + ", " + to
                        + ") returned " + descriptor);
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("dup2 of the C library failed to run", impossible);
        }
    }
}
