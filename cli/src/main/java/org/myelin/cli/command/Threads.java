package org.myelin.cli.command;

import org.jspecify.annotations.Nullable;
import org.myelin.model.ThreadCount;

/** The option {@code --threads}. */
final class Threads {
    private Threads() {}

    /**
     * The number of threads: the given one, or the default of the library.
     *
     * @param command its name, for the message
     * @throws IllegalArgumentException if the number is out of range
     */
    static int of(String command, @Nullable Integer given) {
        return given == null ? ThreadCount.byDefault() : ThreadCount.require(command + ": --threads", given);
    }
}
