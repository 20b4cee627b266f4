package org.myelin.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.myelin.data.Source.Archive;
import org.myelin.message.FileReasons;

/**
 * Brings a data set into the user's cache.
 *
 * <p>Everything happens in a staging folder next to the final one. Only when every file is there and has the right
 * checksum is the whole folder moved to its place, in one step; so what an interruption leaves behind is never taken
 * for a data set. Partly downloaded files stay in the staging folder and are resumed. A lock file keeps two processes
 * apart.
 */
final class Fetcher {
    /** A file lock keeps other processes out, but throws when another thread of this one has it. */
    private static final ReentrantLock ONE_THREAD = new ReentrantLock();

    private final FetchListener listener;

    Fetcher(FetchListener listener) {
        this.listener = listener;
    }

    /** Returns the folder with all files. */
    Path fetch(Source source, DataLocations locations) {
        if (!locations.mayDownload()) {
            throw new DatasetNotFoundException(Datasets.notFound(source, locations, "downloading it was not allowed"));
        }
        Path cache = locations.cache();
        ONE_THREAD.lock();
        try {
            Files.createDirectories(cache);
            Path lockFile = cache.resolve(source.folder() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new AssertionError("the lock on " + lockFile + " is held until the channel is closed");
                }
                Optional<Path> byAnotherProcess = Datasets.find(source, locations);
                return byAnotherProcess.isPresent() ? byAnotherProcess.get() : fetchLocked(source, locations);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "data set " + source.name() + ": cannot be brought into the cache " + cache + ": "
                            + FileReasons.of(e),
                    e);
        } finally {
            ONE_THREAD.unlock();
        }
    }

    private Path fetchLocked(Source source, DataLocations locations) throws IOException {
        Path target = locations.cache().resolve(source.folder());
        requireFree(source, target);
        Path staging = locations.cache().resolve(source.folder() + ".staging");
        Path ready = staging.resolve("ready");
        delete(ready);
        Files.createDirectories(ready);
        for (Archive archive : source.downloads()) {
            Path file = staging.resolve(archive.file());
            List<String> failures = new Download(archive, file, listener).run();
            if (!failures.isEmpty()) {
                throw new DatasetNotFoundException(Datasets.notFound(
                        source, locations, "it could not be downloaded:\n    " + String.join("\n    ", failures)));
            }
            if (archive.unpack()) {
                TarGz.extract(file, ready, source.files());
            } else {
                Files.copy(file, ready.resolve(archive.file()));
            }
        }
        List<FileCheck> wrong = source.files().stream()
                .map(file -> Datasets.check(source, ready, file))
                .filter(check -> !check.ok())
                .toList();
        if (!wrong.isEmpty()) {
            delete(staging);
            throw new DataFormatException(
                    "data set " + source.name() + ": what was downloaded is not what was published: "
                            + wrong.getFirst().file().getFileName() + ": "
                            + wrong.getFirst().finding()
                            + "; it was deleted, try again later");
        }
        Files.move(ready, target, StandardCopyOption.ATOMIC_MOVE);
        delete(staging);
        listener.completed(target.toString());
        return target;
    }

    /** An empty folder is no obstacle; anything else is not ours to delete. */
    private static void requireFree(Source source, Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> content =
                Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS) ? Files.list(target) : Stream.of(target)) {
            if (content.findAny().isPresent()) {
                throw new DataFormatException(target + ": expected no such folder or the files of " + source.name()
                        + ", but found other files; move it away and try again");
            }
        }
        Files.delete(target);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
