package org.myelin.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One named data set for a list of them.
 *
 * @param name short name
 * @param description one line
 * @param folder where it was found; empty when it is not on this machine or needs no files
 * @param embedded whether it is part of Myelin and always there
 * @param downloadSize bytes to fetch when it is not there
 * @param homePage where it comes from
 * @param licence what its authors say
 */
public record DatasetInfo(
        String name,
        String description,
        Optional<Path> folder,
        boolean embedded,
        long downloadSize,
        URI homePage,
        String licence) {
    /** Whether it can be loaded without a download. */
    public boolean available() {
        return embedded || folder.isPresent();
    }
}
