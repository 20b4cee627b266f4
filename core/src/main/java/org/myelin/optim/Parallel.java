package org.myelin.optim;

import java.util.function.IntConsumer;

/** Threads to share work with. */
@FunctionalInterface
public interface Parallel {
    /**
     * Runs numbered tasks, several at a time, and waits for all of them. Each writes to a range of its own.
     *
     * @param count number of tasks
     * @param multiplyAdds about how much work they are together; little work is not shared
     * @param task what to do with each number from 0 to count−1
     */
    void run(int count, long multiplyAdds, IntConsumer task);
}
