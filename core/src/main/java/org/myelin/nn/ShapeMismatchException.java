package org.myelin.nn;

/** The sizes of two things that belong together differ; the message names the place, both sizes and the remedy. */
public final class ShapeMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a complete message. */
    public ShapeMismatchException(String message) {
        super(message);
    }
}
