package org.myelin.runs.image;

/** A file is missing, is no image, or is a damaged one; the message says which. */
public final class UnreadableImageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableImageException(String message) {
        super(message);
    }

    UnreadableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
