package org.myelin.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** SHA-256 of a data set, computed when first asked for. Thread-safe: at worst it is computed twice. */
final class DatasetHash {
    private static final int CHUNK = 1 << 14;

    private volatile String value = "";

    String of(Consumer<MessageDigest> content) {
        String known = value;
        if (known.isEmpty()) {
            MessageDigest digest = sha256();
            content.accept(digest);
            known = HexFormat.of().formatHex(digest.digest());
            value = known;
        }
        return known;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static void update(MessageDigest digest, float[] values) {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            bytes.clear().asFloatBuffer().put(values, from, count);
            digest.update(bytes.limit(count * Float.BYTES));
        }
    }

    static void update(MessageDigest digest, int[] values) {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            bytes.clear().asIntBuffer().put(values, from, count);
            digest.update(bytes.limit(count * Integer.BYTES));
        }
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(CHUNK * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
