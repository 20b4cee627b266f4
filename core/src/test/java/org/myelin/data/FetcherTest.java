package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.data.Source.Archive;
import org.myelin.data.Source.DataFile;

/** Whole data sets on their way into the cache. */
class FetcherTest {
    private static final byte[] WANTED = "the samples".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private DataLocations locations() {
        return new DataLocations(List.of(), cache(), true);
    }

    /** A data set of one file in an archive. */
    private Source source(String entry, byte[] served) {
        byte[] archive = TestFiles.gzip(TestFiles.tar(entry, served));
        server.createContext("/set.tar.gz", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                exchange.sendResponseHeaders(200, archive.length);
                exchange.getResponseBody().write(archive);
            }
        });
        URI mirror = URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/set.tar.gz");
        return new Source(
                "set",
                "a test",
                FeatureShape.flat(1),
                List.of("a"),
                "set-folder",
                true,
                List.of(new DataFile("samples.bin", WANTED.length, TestFiles.sha256(WANTED), false)),
                List.of(new Archive("set.tar.gz", archive.length, TestFiles.sha256(archive), true, List.of(mirror))),
                URI.create("http://example.org"),
                "none",
                files -> {
                    throw new UnsupportedOperationException();
                });
    }

    @Test
    void fetch_archive_leavesTheFilesAndNothingElse() throws IOException {
        Path place = new Fetcher(FetchListener.SILENT).fetch(source("some/dir/samples.bin", WANTED), locations());

        assertThat(place).isEqualTo(cache().resolve("set-folder"));
        assertThat(place.resolve("samples.bin")).hasBinaryContent(WANTED);
        try (var left = Files.list(cache())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("set-folder", "set-folder.lock");
        }
    }

    @Test
    void fetch_entryThatClimbsOut_staysInside() {
        Path place = new Fetcher(FetchListener.SILENT).fetch(source("../../../samples.bin", WANTED), locations());

        assertThat(place.resolve("samples.bin")).hasBinaryContent(WANTED);
        assertThat(folder.resolve("samples.bin")).doesNotExist();
    }

    @Test
    void fetch_contentThatWasNotPublished_isRefusedAndDeleted() {
        byte[] other = WANTED.clone();
        other[0]++;

        assertThatThrownBy(() -> new Fetcher(FetchListener.SILENT).fetch(source("samples.bin", other), locations()))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(
                        "data set set: what was downloaded is not what was published: samples.bin: expected SHA-256 "
                                + TestFiles.sha256(WANTED) + ", but found " + TestFiles.sha256(other)
                                + "; it was deleted, try again later");
        assertThat(cache().resolve("set-folder")).doesNotExist();
        assertThat(cache().resolve("set-folder.staging")).doesNotExist();
    }

    @Test
    void fetch_archiveWithoutTheFile_isRefused() {
        assertThatThrownBy(() -> new Fetcher(FetchListener.SILENT).fetch(source("other.bin", WANTED), locations()))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("data set set: what was downloaded is not what was published: samples.bin: missing; it was"
                        + " deleted, try again later");
    }

    @Test
    void fetch_leftoversOfAnInterruptedFetch_areNotTakenForTheData() throws IOException {
        TestFiles.write(
                cache().resolve("set-folder.staging/ready/samples.bin"),
                "half".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Source source = source("samples.bin", WANTED);

        assertThat(Datasets.find(source, locations())).isEmpty();
        Path place = new Fetcher(FetchListener.SILENT).fetch(source, locations());

        assertThat(place.resolve("samples.bin")).hasBinaryContent(WANTED);
    }

    @Test
    void fetch_twoAtOnce_downloadsOnce() throws Exception {
        Source source = source("samples.bin", WANTED);
        Callable<Path> fetch = () -> new Fetcher(FetchListener.SILENT).fetch(source, locations());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Path>> both = threads.invokeAll(List.of(fetch, fetch));

            assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void fetch_notAllowed_namesTheSearchedFolderAndTheRemedy() {
        Source source = source("samples.bin", WANTED);
        URI mirror = source.downloads().getFirst().mirrors().getFirst();

        assertThatThrownBy(() -> new Fetcher(FetchListener.SILENT)
                        .fetch(source, locations().withoutDownload()))
                .isInstanceOf(DatasetNotFoundException.class)
                .hasMessage("data set set was not found, and downloading it was not allowed\n"
                        + "  looked in\n"
                        + "    " + cache().resolve("set-folder") + "\n"
                        + "  to get it by hand, download\n"
                        + "    " + mirror + "\n"
                        + "  and unpack it so that " + cache().resolve("set-folder/samples.bin") + " exists\n"
                        + "  without any data: ./myelin train digits works offline");
    }

    @Test
    void fetch_foreignFilesInItsPlace_isRefusedBeforeTheDownload() {
        TestFiles.write(cache().resolve("set-folder/notes.txt"), WANTED);

        assertThatThrownBy(() -> new Fetcher(FetchListener.SILENT).fetch(source("samples.bin", WANTED), locations()))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(cache().resolve("set-folder") + ": expected no such folder or the files of set, but found"
                        + " other files; move it away and try again");
        assertThat(requests).hasValue(0);
    }

    @Test
    void find_folderThatWasAskedFor_comesBeforeTheCache() {
        Source source = source("samples.bin", WANTED);
        TestFiles.write(cache().resolve("set-folder/samples.bin"), WANTED);
        Path asked = TestFiles.write(folder.resolve("asked/set-folder/samples.bin"), WANTED)
                .getParent();

        assertThat(Datasets.find(source, new DataLocations(List.of(folder.resolve("asked")), cache(), true)))
                .contains(asked);
        assertThat(Datasets.find(source, new DataLocations(List.of(asked), cache(), true)))
                .contains(asked);
        assertThat(Datasets.find(source, locations())).contains(cache().resolve("set-folder"));
    }

    @Test
    void locations_onLinux_areInTheirOrder() {
        Path home = Path.of("/home/ann");
        String separator = java.io.File.pathSeparator;

        DataLocations all = DataLocations.of(
                java.util.Optional.of(Path.of("asked")),
                Map.of("MYELIN_DATA", "one" + separator + "two", "XDG_CACHE_HOME", "/var/xdg"),
                "Linux",
                home);

        assertThat(all.folders())
                .containsExactly(Path.of("asked"), Path.of("one"), Path.of("two"), Path.of("/usr/share/datasets"));
        assertThat(all.cache()).isEqualTo(Path.of("/var/xdg/myelin"));
        assertThat(DataLocations.of(java.util.Optional.empty(), Map.of(), "Linux", home)
                        .cache())
                .isEqualTo(Path.of("/home/ann/.cache/myelin"));
        assertThat(DataLocations.of(java.util.Optional.empty(), Map.of(), "Mac OS X", home)
                        .cache())
                .isEqualTo(Path.of("/home/ann/Library/Caches/myelin"));
        assertThat(DataLocations.of(java.util.Optional.empty(), Map.of("LOCALAPPDATA", "local"), "Windows 11", home)
                        .cache())
                .isEqualTo(Path.of("local/myelin/cache"));
    }

    @Test
    void fetch_cacheIsAFile_saysSo() throws IOException {
        Files.writeString(cache(), "not a folder");

        assertThatThrownBy(() -> new Fetcher(FetchListener.SILENT).fetch(source("samples.bin", WANTED), locations()))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessage("data set set: cannot be brought into the cache " + cache() + ": " + cache()
                        + " is in the way");
    }
}
