package org.myelin.format;

/**
 * A file or text is not what its format demands; the message names the place, what was expected, what was found and the
 * remedy. Checked, so that no caller forgets to turn it into the exception of its own, exported package.
 */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    /** Creates the exception with a complete message. */
    public FormatException(String message) {
        super(message);
        this.message = message;
    }

    /** Creates the exception with a complete message and what led to it. */
    public FormatException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /** The complete message; unlike that of other exceptions it is always there. */
    @Override
    public String getMessage() {
        return message;
    }
}
