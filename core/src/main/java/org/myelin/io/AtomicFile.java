package org.myelin.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
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

    private static final String TEMPORARY_SUFFIX = ".tmp";

    private AtomicFile() {}

    private static String temporaryPrefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    /**
     * Removes temporary files of this name that killed processes have left behind. Call it only while no process
     * writes the file, for example at the start of a run that owns its folder.
     *
     * @throws UncheckedIOException if one cannot be removed
     */
    public static void removeLeftovers(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, entry -> isTemporaryOf(file, entry))) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot remove unfinished files: " + e, e);
        }
    }

    private static boolean isTemporaryOf(Path file, Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(temporaryPrefix(file)) && name.endsWith(TEMPORARY_SUFFIX);
    }

    /**
     * Writes to a temporary file in the same folder, forces it to the disk, and gives it the name. When anything fails,
     * the temporary file is removed and an old file of that name is as it was.
     *
     * @throws UncheckedIOException if the folder is missing, or writing or renaming fails
     */
    public static void write(Path file, Content content) {
        Path temporary = file.resolveSibling(temporaryPrefix(file) + UUID.randomUUID() + TEMPORARY_SUFFIX);
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
