package org.myelin.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Small files in the formats of the data sets. */
final class TestFiles {
    static final int CIFAR_RECORD = 3073;
    static final int CIFAR_RECORDS = 10_000;

    private TestFiles() {}

    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole CIFAR-10 file with random pixels; record r has label r mod 10. */
    static byte[] cifar(long seed) {
        byte[] content = new byte[CIFAR_RECORDS * CIFAR_RECORD];
        new Random(seed).nextBytes(content);
        for (int record = 0; record < CIFAR_RECORDS; record++) {
            content[record * CIFAR_RECORD] = (byte) (record % 10);
        }
        return content;
    }

    static byte[] idxImages(int count, int height, int width, long seed) {
        byte[] pixels = new byte[count * height * width];
        new Random(seed).nextBytes(pixels);
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(count)
                .putInt(height)
                .putInt(width)
                .put(pixels)
                .array();
    }

    static byte[] idxLabels(int... labels) {
        ByteBuffer content =
                ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            content.put((byte) label);
        }
        return content.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A tar archive with one regular file. */
    static byte[] tar(String name, byte[] content) {
        int padded = (content.length + 511) / 512 * 512;
        ByteBuffer archive = ByteBuffer.allocate(512 + padded + 1024);
        archive.put(0, name.getBytes(StandardCharsets.US_ASCII));
        archive.put(124, String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII));
        archive.put(156, (byte) '0');
        archive.put(512, content);
        return archive.array();
    }

    static String sha256(byte[] content) {
        MessageDigest digest = DatasetHash.sha256();
        return HexFormat.of().formatHex(digest.digest(content));
    }
}
