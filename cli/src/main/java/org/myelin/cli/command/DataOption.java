package org.myelin.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myelin.data.DataLocations;
import picocli.CommandLine.Option;

/** The option that several commands share: where data are. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with data sets; searched before those of the variable MYELIN_DATA and the cache.")
    private @Nullable Path folder;

    /** The folder, as it was given. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    DataLocations locations() {
        if (folder == null) {
            return DataLocations.standard();
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--data " + folder + ": there is no such folder");
        }
        return DataLocations.startingWith(folder);
    }
}
