package org.myelin.model;

/** Numbers of threads for work that is divided among them: training and evaluation. They never change a result. */
public final class ThreadCount {
    /** The largest number: more than any machine has processors, so that a typing error is found. */
    public static final int MAX = 1024;

    private ThreadCount() {}

    /** The default everywhere: one thread for each processor that this process may use. */
    public static int byDefault() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Checks a number of threads.
     *
     * @param what begins the message, for example {@code train: --threads}
     * @return the same number
     * @throws IllegalArgumentException if it is not 1 … {@value #MAX}
     */
    public static int require(String what, int threads) {
        if (threads < 1 || threads > MAX) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX + ", but is " + threads);
        }
        return threads;
    }
}
