package org.myelin.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Passes Ctrl-C on to what can stop in good order, and gives it time to do so. Thread-safe.
 */
public final class Interruption {
    /** Writing a checkpoint takes a fraction of a second; a slow disk gets more. */
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicReference<Optional<Runnable>> stop = new AtomicReference<>(Optional.empty());
    private final CountDownLatch done = new CountDownLatch(1);

    /** Names what is to be done when the process is asked to end. */
    public void onRequest(Runnable request) {
        stop.set(Optional.of(request));
    }

    /** From now on there is nothing to stop. */
    public void clear() {
        stop.set(Optional.empty());
    }

    /** Whether there is something to stop. */
    public boolean isArmed() {
        return stop.get().isPresent();
    }

    /** Asks for the stop, if there is something to stop. */
    public void requestStop() {
        stop.get().ifPresent(Runnable::run);
    }

    /** The command is over. */
    public void finished() {
        done.countDown();
    }

    /** Asks for the stop and waits until the command is over; called while the process shuts down. */
    public void requestStopAndWait() {
        stop.get().ifPresent(request -> {
            request.run();
            try {
                if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println("myelin: gave up waiting for a checkpoint after " + PATIENCE_SECONDS + " s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
