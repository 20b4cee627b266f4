package org.myelin.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file all or nothing: a reader, or a crash at any moment, finds either the old content or the whole new one.
 */
public final class AtomicFile {
    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to an empty file. */
        void writeTo(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes to a temporary file in the same folder, forces it to the disk, and gives it the name. When anything fails,
     * the temporary file is removed and an old file of that name is as it was.
     *
     * @throws UncheckedIOException if the folder is missing, or writing or renaming fails
     */
    public static void write(Path file, Content content) {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            removeAfter(e, temporary);
            throw new UncheckedIOException(file + ": cannot be written: " + reason(file, e), e);
        } catch (RuntimeException | Error e) {
            removeAfter(e, temporary);
            throw e;
        }
    }

    private static void removeAfter(Throwable failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static String reason(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return "there is no folder " + folder + "; create it first";
        }
        if (Files.isDirectory(file)) {
            return "it is a folder; choose another name";
        }
        return e + "; the old file, if there was one, is unchanged";
    }
}
