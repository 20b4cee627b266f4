package org.myelin.data;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where data sets are looked for, in this order: a folder that was asked for, the folders of the environment variable
 * {@value #VARIABLE}, places where packages install them, the user's cache.
 *
 * @param folders folders that hold {@code cifar-10-batches-bin/}, {@code mnist/} and so on, the first wins
 * @param cache the user's cache, searched last and the place for downloads
 * @param mayDownload whether missing data may be fetched
 */
public record DataLocations(List<Path> folders, Path cache, boolean mayDownload) {
    /** The environment variable with a list of folders, separated as in PATH. */
    public static final String VARIABLE = "MYELIN_DATA";

    /** Debian's data set packages install below this folder. */
    private static final Path SYSTEM = Path.of("/usr/share/datasets");

    /** Copies the list. */
    public DataLocations {
        folders = List.copyOf(folders);
    }

    /** The places of this user and this process. */
    public static DataLocations standard() {
        return of(Optional.empty());
    }

    /** The same, but an explicitly named folder comes first. */
    public static DataLocations startingWith(Path folder) {
        return of(Optional.of(folder));
    }

    private static DataLocations of(Optional<Path> first) {
        return of(first, System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home")));
    }

    static DataLocations of(Optional<Path> first, Map<String, String> environment, String system, Path home) {
        List<Path> folders = new ArrayList<>();
        first.ifPresent(folders::add);
        Stream.of(environment.getOrDefault(VARIABLE, "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        folders.add(SYSTEM);
        return new DataLocations(folders, cache(environment, system, home), true);
    }

    private static Path cache(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Windows")) {
            Path local = Optional.ofNullable(environment.get("LOCALAPPDATA"))
                    .map(Path::of)
                    .orElse(home.resolve("AppData").resolve("Local"));
            return local.resolve("myelin").resolve("cache");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Caches").resolve("myelin");
        }
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".cache"))
                .resolve("myelin");
    }

    /** The same places, but nothing is downloaded. */
    public DataLocations withoutDownload() {
        return new DataLocations(folders, cache, false);
    }

    /** All folders to search, in order. */
    List<Path> searched() {
        List<Path> all = new ArrayList<>(folders);
        all.add(cache);
        return all;
    }
}
