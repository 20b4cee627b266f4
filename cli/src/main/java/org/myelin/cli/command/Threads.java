package org.myelin.cli.command;

import org.jspecify.annotations.Nullable;
import org.myelin.train.TrainerBuilder;

/** What the option {@code --threads} of the commands that train means. */
final class Threads {
    private Threads() {}

    /**
     * The number of threads: what was given, or all processors.
     *
     * @param command who asks, for the message
     * @throws IllegalArgumentException if the number is out of range
     */
    static int of(String command, @Nullable Integer given) {
        int threads = given == null ? Runtime.getRuntime().availableProcessors() : given;
        if (threads < 1 || threads > TrainerBuilder.MOST_THREADS) {
            throw new IllegalArgumentException(
                    command + ": --threads must be 1 to " + TrainerBuilder.MOST_THREADS + ", but is " + threads);
        }
        return threads;
    }
}
