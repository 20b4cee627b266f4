package org.myelin.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.myelin.message.FileReasons;

/** Keeps a second process out of a run directory. The system releases it when the process ends, however it ends. */
final class RunLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run.
     *
     * @throws IllegalArgumentException if another process, or another thread of this one, trains there
     */
    static RunLock of(RunDirectory directory) {
        Path file = directory.path().resolve(".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new IllegalArgumentException("run directory " + directory.path()
                        + ": another process is training there; wait until it ends, or stop it");
            }
            return new RunLock(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be locked: " + FileReasons.of(e), e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be released: " + FileReasons.of(e), e);
        }
    }
}
