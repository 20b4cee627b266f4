package org.myelin.data;

import java.net.URI;

/** Receives the progress of a download. Called on the thread that asked for the data. */
public interface FetchListener {
    /** Ignores everything. */
    FetchListener SILENT = new FetchListener() {};

    /**
     * A download begins, or resumes where it was interrupted.
     *
     * @param source where from
     * @param alreadyThere bytes that need not be fetched again
     * @param total bytes of the whole file
     */
    default void started(URI source, long alreadyThere, long total) {}

    /**
     * Some bytes arrived; called at most about ten times a second.
     *
     * @param done bytes of the file that are there
     * @param total bytes of the whole file
     * @param bytesPerSecond average of this download
     */
    default void progressed(long done, long total, double bytesPerSecond) {}

    /** A source did not work; the next one is tried if there is one. */
    default void failed(URI source, String reason) {}

    /** The file is complete and has the right checksum. */
    default void completed(String file) {}
}
