package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.data.Source.Archive;

/** Downloads from servers on this machine that behave well and badly. */
class DownloadTest {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    private Path folder;

    private final List<String> ranges = new ArrayList<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private HttpServer server;

    /** Answers a request. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stopServer() {
        testOver.countDown();
        server.stop(0);
    }

    private URI serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            synchronized (ranges) {
                ranges.add(path + " "
                        + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                                .orElse("all"));
            }
            try (exchange) {
                answer.to(exchange);
            }
        });
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path);
    }

    private static void sendAll(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CONTENT.length);
        exchange.getResponseBody().write(CONTENT);
    }

    /** As a good server does: the whole file, or the wanted end of it. */
    private static void sendRange(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            sendAll(exchange);
            return;
        }
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
        exchange.sendResponseHeaders(206, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
    }

    private static void sendHalfAndHangUp(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CONTENT.length);
        exchange.getResponseBody().write(CONTENT, 0, CONTENT.length / 2);
        exchange.getResponseBody().flush();
    }

    private Path file() {
        return folder.resolve("file.bin");
    }

    private Path part() {
        return folder.resolve("file.bin.part");
    }

    private List<String> download(URI... mirrors) throws IOException {
        Archive archive = new Archive("file.bin", CONTENT.length, TestFiles.sha256(CONTENT), false, List.of(mirrors));
        return new Download(archive, file(), FetchListener.SILENT, Duration.ofMillis(300)).run();
    }

    @Test
    void run_goodServer_bringsTheFile() throws IOException {
        assertThat(download(serve("/good", DownloadTest::sendRange))).isEmpty();

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(part()).doesNotExist();
    }

    @Test
    void run_partAlreadyThere_asksForTheRestOnly() throws IOException {
        Files.write(part(), Arrays.copyOf(CONTENT, 100_000));

        assertThat(download(serve("/good", DownloadTest::sendRange))).isEmpty();

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("/good bytes=100000-");
    }

    @Test
    void run_serverWithoutRanges_startsAgain() throws IOException {
        Files.write(part(), Arrays.copyOf(CONTENT, 100_000));

        assertThat(download(serve("/plain", DownloadTest::sendAll))).isEmpty();

        assertThat(file()).hasBinaryContent(CONTENT);
    }

    @Test
    void run_connectionLost_resumesAtTheNextMirror() throws IOException {
        URI bad = serve("/bad", DownloadTest::sendHalfAndHangUp);
        URI good = serve("/good", DownloadTest::sendRange);

        assertThat(download(bad, good)).isEmpty();

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(ranges).first().isEqualTo("/bad all");
        assertThat(ranges).last().asString().startsWith("/good bytes=");
    }

    @Test
    void run_firstMirrorGone_usesTheSecond() throws IOException {
        URI gone = serve("/gone", exchange -> exchange.sendResponseHeaders(404, -1));

        assertThat(download(gone, serve("/good", DownloadTest::sendRange))).isEmpty();

        assertThat(file()).hasBinaryContent(CONTENT);
    }

    @Test
    void run_firstMirrorAnswersWithAPage_usesTheSecond() throws IOException {
        URI page = serve("/page", exchange -> {
            exchange.sendResponseHeaders(200, 27);
            exchange.getResponseBody().write(new byte[27]);
        });

        assertThat(download(page)).containsExactly(page + ": expected a file of 300000 bytes, but the server sends 27");
        assertThat(download(page, serve("/good", DownloadTest::sendRange))).isEmpty();

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(ranges).endsWith("/good all");
    }

    @Test
    void run_noAnswer_givesUpAfterTheTimeLimit() throws IOException {
        URI silent = serve("/mute", exchange -> awaitEndOfTest());

        assertThat(download(silent)).containsExactly(silent + ": no answer within 0.3 s");
    }

    @Test
    void run_wrongContent_isDeletedAndReported() throws IOException {
        byte[] wrong = CONTENT.clone();
        wrong[5]++;
        URI liar = serve("/liar", exchange -> {
            exchange.sendResponseHeaders(200, wrong.length);
            exchange.getResponseBody().write(wrong);
        });

        assertThat(download(liar))
                .containsExactly(liar + ": expected SHA-256 " + TestFiles.sha256(CONTENT) + ", but what arrived has "
                        + TestFiles.sha256(wrong) + "; it was deleted");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void run_serverFallsSilent_givesUpAfterTheTimeLimit() throws IOException {
        URI silent = serve("/silent", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            awaitEndOfTest();
        });

        List<String> failures = download(silent);

        assertThat(failures).containsExactly(silent + ": no byte arrived for 0.3 s");
        assertThat(file()).doesNotExist();
        assertThat(part()).exists();
    }

    private void awaitEndOfTest() {
        try {
            testOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void run_serverSendsTooMuch_isRefused() throws IOException {
        URI chatty = serve("/chatty", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
            exchange.getResponseBody().write(CONTENT);
        });

        assertThat(download(chatty))
                .containsExactly(chatty + ": the server sends more than the 300000 bytes of the file");
        assertThat(file()).doesNotExist();
    }

    @Test
    void run_noServer_saysSo() throws IOException {
        server.stop(0);
        URI nobody = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x");

        assertThat(download(nobody)).containsExactly(nobody + ": no connection");
    }

    @Test
    void run_statusOfAnError_isReported() throws IOException {
        URI gone = serve("/gone", exchange -> exchange.sendResponseHeaders(404, -1));

        assertThat(download(gone)).containsExactly(gone + ": the server answered with status 404");
    }

    @Test
    void run_otherRangeThanRequested_isReported() throws IOException {
        Files.write(part(), Arrays.copyOf(CONTENT, 100_000));
        URI wrong = serve("/wrong", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/300000");
            exchange.sendResponseHeaders(206, 10);
            exchange.getResponseBody().write(new byte[10]);
        });

        assertThat(download(wrong))
                .containsExactly(wrong + ": bytes from 100000 were asked for, but the server sends bytes 0-9/300000");
    }

    @Test
    void run_threadInterrupted_isReported() throws IOException {
        URI silent = serve("/mute", exchange -> awaitEndOfTest());
        Thread.currentThread().interrupt();

        List<String> failures = download(silent);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).containsExactly(silent + ": the download was interrupted");
    }
}
