package org.myelin.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads whole data files, plain or compressed with gzip, and says precisely what is wrong with them.
 *
 * @param dataset the data set that they belong to
 */
record DataFiles(String dataset) {
    /** What to do about a damaged file. */
    String remedy() {
        return "move its folder away and get the data again: ./myelin data fetch " + dataset;
    }

    /**
     * Reads a file that must have exactly {@code size} bytes.
     *
     * @param unit what the size consists of, for example "10000 records of 3073 bytes"
     */
    byte[] readExactly(Path file, int size, String unit) {
        byte[] content = new byte[size];
        try (InputStream in = open(file)) {
            int read = in.readNBytes(content, 0, size);
            if (read < size) {
                throw DataFormatException.at(
                        file, read, size + " bytes in all (" + unit + ")", "the end: the file is truncated", remedy());
            }
            long rest = in.skip(Long.MAX_VALUE);
            if (rest > 0 || in.read() >= 0) {
                throw DataFormatException.at(file, size, "the end (" + unit + ")", "more bytes", remedy());
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
    RuntimeException unreadable(Path file, IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing ->
                new DataFormatException(file + ": expected a file, but it does not exist; " + remedy(), missing);
            case ZipException damaged -> damaged(file, damaged);
            case EOFException truncated ->
                DataFormatException.at(
                        file, sizeOf(file), "more gzip data", "the end: the file is truncated", remedy());
            default -> new UncheckedIOException(file + ": cannot be read: " + cause.getMessage(), cause);
        };
    }

    private DataFormatException damaged(Path file, ZipException cause) {
        byte[] begin = beginOf(file);
        return begin.length == 2 && (begin[0] & 0xff) == 0x1f && (begin[1] & 0xff) == 0x8b
                ? new DataFormatException(
                        file + ": expected gzip data, but found damaged ones (" + cause.getMessage() + "); " + remedy(),
                        cause)
                : DataFormatException.at(
                        file, 0, "gzip data (1f 8b)", HexFormat.ofDelimiter(" ").formatHex(begin), remedy());
    }

    private static byte[] beginOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(2);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
