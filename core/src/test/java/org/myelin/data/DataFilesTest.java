package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.data.Source.DataFile;

/** Files and archives of data sets that are missing or damaged. */
class DataFilesTest {
    private static final String REMEDY = "move its folder away and get the data again: ./myelin data fetch set";

    @TempDir
    private Path folder;

    private static DataFile file(String name) {
        return new DataFile(name, 1, "0", false);
    }

    @Test
    void unreadable_missingFile_namesTheRemedy() {
        Path file = folder.resolve("samples.bin");

        assertThat(new DataFiles("set").unreadable(file, new NoSuchFileException(file.toString())))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(file + ": expected a file, but it does not exist; " + REMEDY);
    }

    @Test
    void unreadable_damagedGzip_namesTheDamage() {
        Path file = TestFiles.write(folder.resolve("samples.gz"), new byte[] {0x1f, (byte) 0x8b});

        assertThat(new DataFiles("set").unreadable(file, new ZipException("invalid block type")))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(file + ": expected gzip data, but found damaged ones (invalid block type); " + REMEDY);
    }

    @Test
    void fetch_someFilesOnly_namesTheMissingOne() {
        TestFiles.write(folder.resolve("set/a.bin"), new byte[1]);
        Source source = new Source(
                "set",
                "a test",
                FeatureShape.flat(1),
                List.of("a"),
                "set",
                true,
                List.of(file("a.bin"), file("b.bin")),
                List.of(),
                URI.create("http://example.org"),
                "none",
                files -> {
                    throw new UnsupportedOperationException();
                });
        DataLocations locations = new DataLocations(List.of(folder), folder.resolve("cache"), false);

        assertThatThrownBy(() -> Datasets.folder(source, locations, FetchListener.SILENT))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(folder.resolve("set/b.bin")
                        + ": the file is missing, although other files of set are there; " + REMEDY);
    }

    @Test
    void extract_sizeThatIsNoNumber_isRefused() {
        byte[] tar = TestFiles.tar("samples.bin", new byte[1]);
        tar[124] = 'x';
        Path archive = TestFiles.write(folder.resolve("a.tar.gz"), TestFiles.gzip(tar));

        assertThatThrownBy(() -> TarGz.extract(archive, folder, List.of(file("samples.bin"))))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(archive + ": expected the size of samples.bin in octal digits, but found '"
                        + new String(tar, 124, 11, StandardCharsets.US_ASCII) + "'");
    }

    @Test
    void extract_truncatedArchive_isRefused() {
        byte[] tar = Arrays.copyOf(TestFiles.tar("samples.bin", new byte[100]), 550);
        Path archive = TestFiles.write(folder.resolve("a.tar.gz"), TestFiles.gzip(tar));

        assertThatThrownBy(() -> TarGz.extract(archive, folder, List.of(file("samples.bin"))))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(archive + ": the archive ends in the middle of a file");
    }
}
