package org.myelin.train;

/** Training has diverged: the loss is infinite or not a number. The message names the step, the cause and a remedy. */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with a ready message. */
    public DivergenceException(String message) {
        super(message);
    }
}
