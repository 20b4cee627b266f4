package org.myelin.runs.image;

/** A file is missing, is no picture, or is a damaged one; the message says which. */
public final class UnreadablePictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
