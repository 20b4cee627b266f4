package org.myelin.data;

import java.nio.file.Path;

/** A data file is not what its format promises. The message names the file, the place, what was expected and found. */
public final class DataFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with a ready message. */
    public DataFormatException(String message) {
        super(message);
    }

    /** An error with a ready message and what lies behind it. */
    public DataFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /** An error at a place in a file. */
    static DataFormatException at(Path file, long offset, String expected, String found, String remedy) {
        return new DataFormatException(
                file + ": at byte " + offset + " expected " + expected + ", but found " + found + "; " + remedy);
    }

    /** An error about a whole file. */
    static DataFormatException of(Path file, String expected, String found, String remedy) {
        return new DataFormatException(file + ": expected " + expected + ", but found " + found + "; " + remedy);
    }
}
