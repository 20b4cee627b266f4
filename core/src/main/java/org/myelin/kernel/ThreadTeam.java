package org.myelin.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of threads that works through numbered tasks; the calling thread is one of the team.
 *
 * <p>Training hands over to the team a few dozen times in a step of some milliseconds, so handing over must cost
 * microseconds: workers wait spinning for a moment before they sleep. Tasks are taken one by one from a shared counter,
 * so a thread that the machine slows down does not hold up the others. Which thread runs a task must not matter to the
 * result: every task writes to a range of its own.
 *
 * <p>One thread at a time may call {@link #run}. Closing ends the workers.
 */
public final class ThreadTeam implements AutoCloseable {
    /** Tasks that belong together. */
    @FunctionalInterface
    public interface Tasks {
        /**
         * Runs one task.
         *
         * @param task its number
         * @param thread the number of the thread, 0 … threads−1, to choose scratch memory by
         */
        void run(int task, int thread);
    }

    /** Spins before sleeping; about 50 microseconds. */
    private static final int SPINS = 2_000;

    /** Multiply-adds that take one thread about as long as handing over to another: some microseconds. */
    private static final long WORTH_SHARING = 1_000_000;

    private final Worker[] workers;
    private final AtomicInteger nextTask = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private Tasks tasks = (task, thread) -> {};
    private int count;
    private volatile int round;
    private volatile boolean closed;

    /**
     * Starts a team.
     *
     * @param threads its size with the calling thread, at least 1
     */
    public ThreadTeam(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: needs at least 1, but got " + threads);
        }
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
        }
        try {
            for (Worker worker : workers) {
                worker.start();
            }
        } catch (OutOfMemoryError e) { // the system gives no more threads; those that run would wait forever
            close();
            throw e;
        }
    }

    /** Number of threads, the caller included. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Runs the tasks 0 … count−1 and returns when all are done. When a task throws, tasks not yet begun are left out,
     * and the first exception is thrown here as it is.
     *
     * @param work about how many multiply-adds all tasks take together; too little is not shared
     * @throws IllegalStateException if the team is closed
     */
    @SuppressWarnings({
        "NonAtomicVolatileUpdate", // only this thread writes round
        "ThreadPriorityCheck" // correct without the yield; it frees a core that other work may need
    })
    public void run(int count, long work, Tasks tasks) {
        if (closed) {
            throw new IllegalStateException("thread team: it is closed and runs no more tasks");
        }
        if (workers.length == 0 || count == 1 || work < WORTH_SHARING) {
            for (int task = 0; task < count; task++) {
                tasks.run(task, 0);
            }
            return;
        }
        this.tasks = tasks;
        this.count = count;
        nextTask.setRelease(0);
        working.setRelease(workers.length);
        round++;
        for (Worker worker : workers) {
            worker.wake();
        }
        work(0);
        for (int spins = 0; working.getAcquire() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        rethrow(failure.getAndSet(null));
    }

    /** Tasks throw nothing that is checked. */
    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private void work(int thread) {
        try {
            for (int task = nextTask.getAndIncrement(); task < count; task = nextTask.getAndIncrement()) {
                tasks.run(task, thread);
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            nextTask.set(count);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {
        private final int number;
        private volatile boolean asleep;

        Worker(int number) {
            super("myelin-team-" + number);
            this.number = number;
            setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            int seen = 0;
            while (awaitRound(seen)) {
                seen++;
                work(number);
                working.getAndDecrement();
            }
        }

        /** Waits until the round after {@code seen} begins; false when the team is closed. */
        private boolean awaitRound(int seen) {
            for (int spins = 0; round == seen; spins++) {
                if (closed) {
                    return false;
                }
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    if (round == seen && !closed) {
                        LockSupport.park(ThreadTeam.this);
                    }
                    asleep = false;
                }
            }
            return true;
        }
    }
}
