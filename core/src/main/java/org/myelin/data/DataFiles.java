package org.myelin.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads whole data files of a known size, plain or compressed with gzip, and says precisely what is wrong with them. */
final class DataFiles {
    private static final String GET_AGAIN = "get the file again, for example with: myelin data fetch";

    private DataFiles() {}

    /**
     * Reads a file that must have exactly {@code size} bytes.
     *
     * @param unit what the size consists of, for example "10000 records of 3073 bytes"
     */
    static byte[] readExactly(Path file, int size, String unit) {
        byte[] content = new byte[size];
        try (InputStream in = open(file)) {
            int read = in.readNBytes(content, 0, size);
            if (read < size) {
                throw DataFormatException.of(
                        file, size + " bytes (" + unit + ")", read + " bytes: the file is truncated", GET_AGAIN);
            }
            long rest = in.skip(Long.MAX_VALUE);
            if (rest > 0 || in.read() >= 0) {
                throw DataFormatException.of(file, size + " bytes (" + unit + ")", "more than that", GET_AGAIN);
            }
            return content;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Opens a file, through gzip when its name ends in .gz. */
    static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The error for a file that cannot be read to its end. */
    static RuntimeException unreadable(Path file, IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing ->
                new DataFormatException(file + ": expected a file, but it does not exist; " + GET_AGAIN, missing);
            case ZipException damaged ->
                new DataFormatException(
                        file + ": expected gzip data, but found none or damaged ones (" + damaged.getMessage() + "); "
                                + GET_AGAIN,
                        damaged);
            case EOFException truncated ->
                new DataFormatException(
                        file + ": expected gzip data to their end, but the file is truncated; " + GET_AGAIN, truncated);
            default -> new UncheckedIOException(file + ": cannot be read: " + cause.getMessage(), cause);
        };
    }

    static String getAgain() {
        return GET_AGAIN;
    }
}
