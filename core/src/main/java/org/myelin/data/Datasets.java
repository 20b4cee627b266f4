package org.myelin.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myelin.data.Source.DataFile;
import org.myelin.message.Spelling;

/** The data sets that have names: {@code digits}, {@code cifar10}, {@code mnist}, {@code fashion-mnist}. */
public final class Datasets {
    /** The embedded data set. */
    private static final String DIGITS = "digits";

    private Datasets() {}

    /** All names. */
    public static List<String> names() {
        return Stream.concat(Stream.of(DIGITS), Sources.ALL.stream().map(Source::name))
                .toList();
    }

    /**
     * Loads a data set from the {@linkplain DataLocations#standard() standard places}, and downloads it without a
     * report of the progress where it is missing.
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException if no data set has that name
     * @throws DatasetNotFoundException if it is not there and cannot be downloaded
     * @throws DataFormatException if one of its files is damaged
     */
    public static TrainingAndTest load(String name) {
        return load(name, DataLocations.standard(), FetchListener.SILENT);
    }

    /**
     * Loads a data set, and downloads it first where it is missing and that is allowed.
     *
     * @param name one of {@link #names}
     * @param locations where it is searched for, and where a download goes
     * @param listener follows a download
     * @throws IllegalArgumentException if no data set has that name
     * @throws DatasetNotFoundException if it is not there and cannot be downloaded
     * @throws DataFormatException if one of its files is damaged
     */
    public static TrainingAndTest load(String name, DataLocations locations, FetchListener listener) {
        if (name.equals(DIGITS)) {
            return Digits.read();
        }
        Source source = source(name);
        return read(source, folder(source, locations, listener));
    }

    /**
     * Makes sure that a data set is on this machine.
     *
     * @return the folder with its files; nothing for the embedded data set
     * @throws DatasetNotFoundException if it is not there and cannot be downloaded
     * @throws DataFormatException if only some of its files are there
     */
    public static Optional<Path> fetch(String name, DataLocations locations, FetchListener listener) {
        if (name.equals(DIGITS)) {
            return Optional.empty();
        }
        return Optional.of(folder(source(name), locations, listener));
    }

    static Path folder(Source source, DataLocations locations, FetchListener listener) {
        Path folder = find(source, locations).orElseGet(() -> new Fetcher(listener).fetch(source, locations));
        for (DataFile file : source.files()) {
            if (!Files.isRegularFile(locate(folder, file))) {
                throw new DataFormatException(locate(folder, file) + (file.gzip() ? " (or the same with .gz)" : "")
                        + ": the file is missing, although other files of " + source.name() + " are there; "
                        + new DataFiles(source.name()).remedy());
            }
        }
        return folder;
    }

    /**
     * What is known about a data set without loading it.
     *
     * @throws IllegalArgumentException if no data set has that name
     */
    public static DatasetInfo info(String name, DataLocations locations) {
        return list(locations).stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** What there is and where it is. */
    public static List<DatasetInfo> list(DataLocations locations) {
        List<DatasetInfo> infos = new ArrayList<>();
        infos.add(new DatasetInfo(
                DIGITS,
                "1,797 handwritten digits of 8 x 8 grey pixels in 10 classes",
                Digits.SHAPE,
                Digits.CLASS_NAMES,
                Optional.empty(),
                true,
                0,
                URI.create("https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits"),
                "CC BY 4.0; cite Alpaydin and Kaynak 1998"));
        for (Source source : Sources.ALL) {
            infos.add(new DatasetInfo(
                    source.name(),
                    source.description(),
                    source.shape(),
                    source.classNames(),
                    find(source, locations),
                    false,
                    source.downloadSize(),
                    source.homePage(),
                    source.licence()));
        }
        return infos;
    }

    /**
     * Compares every file of a data set on this machine with what was published.
     *
     * @throws DatasetNotFoundException if it is not on this machine
     */
    public static List<FileCheck> verify(String name, DataLocations locations) {
        if (name.equals(DIGITS)) {
            return List.of();
        }
        Source source = source(name);
        Path folder = find(source, locations)
                .orElseThrow(() -> new DatasetNotFoundException(notFound(
                        source, locations, "nothing was downloaded, because verify only looks at what is there")));
        return source.files().stream().map(file -> check(source, folder, file)).toList();
    }

    static FileCheck check(Source source, Path folder, DataFile file) {
        Path path = locate(folder, file);
        if (!Files.isRegularFile(path)) {
            return new FileCheck(path, false, "missing");
        }
        MessageDigest digest = DatasetHash.sha256();
        long size = 0;
        try (InputStream in = new DigestInputStream(DataFiles.open(path), digest)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        } catch (IOException e) {
            String message = String.valueOf(
                    new DataFiles(source.name()).unreadable(path, e).getMessage());
            String prefix = path + ": ";
            return new FileCheck(
                    path, false, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
        }
        if (size != file.size()) {
            return new FileCheck(path, false, "expected " + file.size() + " bytes, but found " + size);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        return found.equals(file.sha256())
                ? new FileCheck(path, true, "as published")
                : new FileCheck(path, false, "expected SHA-256 " + file.sha256() + ", but found " + found);
    }

    private static Source source(String name) {
        return Sources.ALL.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("data set: there is none called " + name + Spelling.suggest(name, names()));
    }

    /** The first folder with any file of the data set: one that lacks others is an error, not a reason to look on. */
    static Optional<Path> find(Source source, DataLocations locations) {
        for (Path folder : locations.searched()) {
            for (Path candidate : List.of(folder.resolve(source.folder()), folder)) {
                boolean named = candidate.endsWith(source.folder()) || source.distinctive();
                if (named && source.files().stream().anyMatch(file -> Files.exists(locate(candidate, file)))) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Path locate(Path folder, DataFile file) {
        Path plain = folder.resolve(file.name());
        Path compressed = folder.resolve(file.name() + ".gz");
        return file.gzip() && !Files.exists(plain) && Files.exists(compressed) ? compressed : plain;
    }

    private static TrainingAndTest read(Source source, Path folder) {
        return source.reader()
                .read(source.files().stream().map(file -> locate(folder, file)).toList());
    }

    /** Where it was looked, how to get the data by hand, and what works without. */
    static String notFound(Source source, DataLocations locations, String reason) {
        String searched = locations.searched().stream()
                .map(folder -> "    " + folder.resolve(source.folder()))
                .collect(Collectors.joining("\n"));
        String urls = source.downloads().stream()
                .map(archive -> "    " + archive.mirrors().getFirst())
                .collect(Collectors.joining("\n"));
        boolean unpack = source.downloads().getFirst().unpack();
        return "data set " + source.name() + " was not found, and " + reason + "\n  looked in\n" + searched
                + "\n  to get it by hand, download\n" + urls + "\n  and " + (unpack ? "unpack it" : "put the files")
                + " so that "
                + locations
                        .cache()
                        .resolve(source.folder())
                        .resolve(source.files().getFirst().name())
                + (unpack ? "" : ".gz") + " exists"
                + "\n  without any data: ./myelin train digits works offline";
    }
}
