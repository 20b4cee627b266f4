package org.myelin.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One named data set for a list of them.
 *
 * @param name short name
 * @param description one line
 * @param shape arrangement of one sample
 * @param classNames names of the classes
 * @param folder where it was found; empty when it is not on this machine or needs no files
 * @param embedded whether it is part of Myelin and always there
 * @param downloadSize bytes to fetch when it is not there
 * @param homePage where it comes from
 * @param licence what its authors say
 */
public record DatasetInfo(
        String name,
        String description,
        FeatureShape shape,
        List<String> classNames,
        Optional<Path> folder,
        boolean embedded,
        long downloadSize,
        URI homePage,
        String licence) {
    /** Copies the list. */
    public DatasetInfo {
        classNames = List.copyOf(classNames);
    }

    /** Whether it can be loaded without a download. */
    public boolean available() {
        return embedded || folder.isPresent();
    }
}
