package org.myelin.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checksum of a file's content, whatever the order and spacing of its header: SHA-256, in lower-case hexadecimal,
 * over all texts sorted by key (key, a zero byte, text, a zero byte) and then all tensors sorted by name (name, a zero
 * byte, the extents in decimal separated by commas, a zero byte, the values as little-endian floats). Texts are UTF-8.
 */
final class ContentChecksum {
    private static final int BUFFER_BYTES = 1 << 18;

    private final MessageDigest digest;
    private final ByteBuffer buffer;

    private ContentChecksum(int longest) {
        int bytes = (int) Math.min(BUFFER_BYTES, (long) Float.BYTES * longest);
        buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static String of(Map<String, Tensor> tensors, Map<String, String> metadata) {
        int longest = tensors.values().stream()
                .mapToInt(tensor -> tensor.data().length)
                .max()
                .orElse(0);
        ContentChecksum checksum = new ContentChecksum(longest);
        new TreeMap<>(metadata).forEach((key, text) -> {
            checksum.text(key);
            checksum.text(text);
        });
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            checksum.text(name);
            checksum.text(String.join(
                    ",", tensor.shape().stream().map(String::valueOf).toList()));
            checksum.values(tensor.data());
        });
        return HexFormat.of().formatHex(checksum.digest.digest());
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void values(float[] data) {
        int most = buffer.capacity() / Float.BYTES;
        for (int from = 0; from < data.length; from += most) {
            int count = Math.min(most, data.length - from);
            buffer.clear().asFloatBuffer().put(data, from, count);
            digest.update(buffer.limit(count * Float.BYTES));
        }
    }
}
