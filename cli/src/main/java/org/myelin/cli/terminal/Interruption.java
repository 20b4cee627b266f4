package org.myelin.cli.terminal;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Passes Ctrl-C on to what can stop in good order, and gives it time to do so. Thread-safe.
 */
public final class Interruption {
    /** Writing a checkpoint takes a fraction of a second; a slow disk gets more. */
    private static final long TIMEOUT_SECONDS = 60;

    private final AtomicReference<Optional<BooleanSupplier>> stop = new AtomicReference<>(Optional.empty());
    private final CountDownLatch done = new CountDownLatch(1);

    /**
     * Sets what is done when the process is asked to end.
     *
     * @param request asks for a stop and says whether there is something to wait for
     */
    public void onRequest(BooleanSupplier request) {
        stop.set(Optional.of(request));
    }

    /** Nothing is left to stop. */
    public void clear() {
        stop.set(Optional.empty());
    }

    /** Asks for the stop; returns whether there is something to wait for. */
    public boolean requestStop() {
        return stop.get().map(BooleanSupplier::getAsBoolean).orElse(false);
    }

    /** The command is over. */
    public void finished() {
        done.countDown();
    }

    /** Asks for the stop and waits until the command is over; called while the process shuts down. */
    public void requestStopAndWait() {
        if (!requestStop()) {
            return;
        }
        try {
            if (!done.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("myelin: gave up waiting for a checkpoint after " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
