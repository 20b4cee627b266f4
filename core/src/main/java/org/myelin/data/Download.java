package org.myelin.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.myelin.data.Source.Archive;

/**
 * Downloads one file from several mirrors in turn: resumes where an earlier attempt ended, and checks the content.
 *
 * <p>Bytes go to a file with the ending {@code .part}; only one of the right size and checksum gets its final name.
 */
final class Download {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(30);

    /** Attempts at each mirror: a dropped connection is no reason to give up. */
    private static final int ROUNDS = 3;

    /** A mirror that is slower than this after some time is left for the next one, in the first round. */
    private static final double SLOW_BYTES_PER_SECOND = 200_000;

    private static final Duration SLOW_AFTER = Duration.ofSeconds(20);

    private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

    private final Archive archive;
    private final Path file;
    private final Path part;
    private final FetchListener listener;
    private final Duration stallTimeout;
    private boolean mayBeLeft;

    Download(Archive archive, Path file, FetchListener listener) {
        this(archive, file, listener, STALL_TIMEOUT);
    }

    Download(Archive archive, Path file, FetchListener listener, Duration stallTimeout) {
        this.archive = archive;
        this.file = file;
        this.listener = listener;
        this.stallTimeout = stallTimeout;
        part = file.resolveSibling(file.getFileName() + ".part");
    }

    /** Returns what went wrong with each mirror; nothing when the file is there. */
    List<String> run() throws IOException {
        List<String> failures = new ArrayList<>();
        if (Files.exists(file)) {
            return failures;
        }
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                failures.clear();
                for (URI mirror : archive.mirrors()) {
                    mayBeLeft = round == 0 && !mirror.equals(archive.mirrors().getLast());
                    try {
                        receive(client, mirror);
                        verify();
                        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                        return List.of();
                    } catch (IOException e) {
                        String reason = reason(e);
                        failures.add(mirror + ": " + reason);
                        listener.failed(mirror, reason);
                    }
                }
            }
        }
        return failures;
    }

    private String reason(IOException e) {
        return switch (e) {
            case java.net.http.HttpConnectTimeoutException timeout ->
                "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s";
            case java.net.ConnectException refused -> "no connection";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private void receive(HttpClient client, URI mirror) throws IOException {
        long there = Files.exists(part) ? Files.size(part) : 0;
        if (there == archive.size()) {
            return;
        }
        if (there > archive.size()) {
            Files.delete(part);
            there = 0;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror);
        if (there > 0) {
            request.header("Range", "bytes=" + there + "-");
        }
        HttpResponse<InputStream> response = send(client, request.build());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> store(mirror, requireWhole(response, body), 0);
                case 206 -> store(mirror, body, requireRange(response, there));
                default -> throw new IOException("the server answered with status " + response.statusCode());
            }
        }
    }

    /** Waits for the head of an answer; its body has a watchdog of its own. */
    private HttpResponse<InputStream> send(HttpClient client, HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return answer.get(stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + seconds(stallTimeout), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed
                    ? failed
                    : new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        }
    }

    /** What announces another length is another thing: a page of an hotel's network for example. */
    private InputStream requireWhole(HttpResponse<?> response, InputStream body) throws IOException {
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(archive.size());
        if (announced != archive.size()) {
            throw new IOException("expected a file of " + archive.size() + " bytes, but the server sends " + announced);
        }
        return body;
    }

    private static long requireRange(HttpResponse<?> response, long from) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("nothing");
        if (!range.startsWith("bytes " + from + "-")) {
            throw new IOException("bytes from " + from + " were asked for, but the server sends " + range);
        }
        return from;
    }

    private void store(URI mirror, InputStream body, long from) throws IOException {
        listener.started(mirror, from, archive.size());
        long begin = System.nanoTime();
        AtomicLong lastByte = new AtomicLong(begin);
        long done = from;
        try (ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
                OutputStream out = from == 0
                        ? Files.newOutputStream(part)
                        : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            long period = Math.max(1, stallTimeout.toMillis() / 4);
            Future<?> watching = watchdog.scheduleAtFixedRate(
                    () -> closeWhenStalled(body, lastByte), period, period, TimeUnit.MILLISECONDS);
            try {
                done = copy(body, out, from, begin, lastByte);
            } finally {
                watching.cancel(false);
            }
        }
        if (done > archive.size()) {
            Files.delete(part);
            throw new IOException("the server sends more than the " + archive.size() + " bytes of the file");
        }
        if (done < archive.size()) {
            throw new IOException("the connection ended after " + done + " of " + archive.size() + " bytes");
        }
    }

    private long copy(InputStream body, OutputStream out, long from, long begin, AtomicLong lastByte)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = from;
        long lastReport = begin;
        for (int read = read(body, buffer, lastByte); read >= 0; read = read(body, buffer, lastByte)) {
            done += read;
            if (done > archive.size()) {
                return done;
            }
            out.write(buffer, 0, read);
            long now = System.nanoTime();
            lastByte.set(now);
            double bytesPerSecond = (done - from) / ((now - begin) / 1e9);
            if (mayBeLeft && now - begin > SLOW_AFTER.toNanos() && bytesPerSecond < SLOW_BYTES_PER_SECOND) {
                throw new IOException("it is slow (" + Math.round(bytesPerSecond / 1000) + " kB/s)");
            }
            if (now - lastReport > NANOS_BETWEEN_REPORTS || done == archive.size()) {
                lastReport = now;
                listener.progressed(done, archive.size(), bytesPerSecond);
            }
        }
        return done;
    }

    private int read(InputStream body, byte[] buffer, AtomicLong lastByte) throws IOException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            boolean stalled = System.nanoTime() - lastByte.get() >= stallTimeout.toNanos();
            throw stalled ? new IOException("no byte arrived for " + seconds(stallTimeout), e) : e;
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private void closeWhenStalled(InputStream body, AtomicLong lastByte) {
        if (System.nanoTime() - lastByte.get() > stallTimeout.toNanos()) {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void verify() throws IOException {
        MessageDigest digest = DatasetHash.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(part), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(archive.sha256())) {
            Files.delete(part);
            throw new IOException(
                    "expected SHA-256 " + archive.sha256() + ", but what arrived has " + found + "; it was deleted");
        }
    }
}
