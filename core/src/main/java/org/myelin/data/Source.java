package org.myelin.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known about a public data set: its files, and where they can be had.
 *
 * @param name short name, for example {@code cifar10}
 * @param description one line for people
 * @param shape arrangement of one sample
 * @param classNames names of the classes
 * @param folder name of the folder that holds the files
 * @param distinctive whether the names of the files alone identify the data set, whatever their folder is called
 * @param files every file a reader needs
 * @param downloads what to fetch
 * @param homePage for getting it by hand
 * @param licence what its authors say
 * @param reader turns the files into samples
 */
record Source(
        String name,
        String description,
        FeatureShape shape,
        List<String> classNames,
        String folder,
        boolean distinctive,
        List<DataFile> files,
        List<Archive> downloads,
        URI homePage,
        String licence,
        Reader reader) {
    /** Reads the files of a data set, given in the order of {@link #files}. */
    @FunctionalInterface
    interface Reader {
        TrainingAndTest read(List<Path> files);
    }

    /**
     * A file as a reader wants it.
     *
     * @param name its name; the name with .gz is as good where {@code gzip} says so
     * @param size in bytes, uncompressed
     * @param sha256 of the uncompressed content
     * @param gzip whether it may be compressed
     */
    record DataFile(String name, long size, String sha256, boolean gzip) {}

    /**
     * Something to fetch.
     *
     * @param file name of the downloaded file
     * @param size in bytes
     * @param sha256 of it
     * @param unpack whether it is a tar.gz to be unpacked
     * @param mirrors where from, the best first
     */
    record Archive(String file, long size, String sha256, boolean unpack, List<URI> mirrors) {}

    long downloadSize() {
        return downloads.stream().mapToLong(Archive::size).sum();
    }
}
