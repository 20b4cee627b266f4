package org.myelin.data;

/** A data set is neither on this machine nor to be had; the message says where it was looked for and what to do. */
public final class DatasetNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with a ready message. */
    public DatasetNotFoundException(String message) {
        super(message);
    }
}
