package org.myelin.model;

/**
 * A file is not a model (or checkpoint) that this version of Myelin can use; the message names the file, the place in
 * it, what was expected, what was found and the remedy.
 */
public final class ModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a complete message. */
    public ModelFormatException(String message) {
        super(message);
    }

    /** Creates the exception with a complete message and what led to it. */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
