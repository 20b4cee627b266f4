package org.myelin.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.random.CounterRandom;

/** Damaged files are refused, unless the damage does not touch the content: nothing else may come out of a reader. */
class SafetensorsDamageTest {
    private static final long SEED = 20261123;

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private byte[] whole = {};

    @BeforeEach
    void writeWhole() throws IOException {
        file = folder.resolve("t.safetensors");
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("layers.0.weight", Tensor.matrix(2, 3, new float[] {1, -2, 3, -4, 5, -6}));
        tensors.put("layers.0.bias", Tensor.vector(new float[] {0.5f, 0.25f}));
        tensors.put("empty", Tensor.vector(new float[0]));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("class_names", "[\"猫\",\"dog\"]");
        metadata.put("format_version", "1");
        Safetensors.write(file, tensors, metadata);
        whole = Files.readAllBytes(file);
    }

    @Test
    void read_everyTruncation_isRefused() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(isRefused()).as("first %d bytes", length).isTrue();
        }
    }

    @Test
    void read_trailingBytes_areRefused() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));

        assertThat(isRefused()).isTrue();
    }

    @Test
    void read_aFlippedBitInEveryByte_isRefusedOrWithoutEffect() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << CounterRandom.of(SEED, 0, at).nextInt(8));

            assertRefusedOrEqual(damaged, "seed " + SEED + ", byte " + at);
        }
    }

    @Test
    void read_randomDamage_isRefusedOrWithoutEffect() throws IOException {
        for (int attempt = 0; attempt < 2000; attempt++) {
            CounterRandom random = CounterRandom.of(SEED, 1, attempt);

            assertRefusedOrEqual(damage(random), "seed " + SEED + ", attempt " + attempt);
        }
    }

    /** One to four changes: a byte set, a range removed, doubled or moved, or two bytes swapped. */
    private byte[] damage(CounterRandom random) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            int length = 1 + random.nextInt(Math.min(16, bytes.length - at));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
                case 2 -> bytes = join(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
                default -> {
                    int other = random.nextInt(bytes.length);
                    byte swapped = bytes[at];
                    bytes[at] = bytes[other];
                    bytes[other] = swapped;
                }
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private boolean isRefused() {
        try {
            Safetensors.read(file);
            return false;
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return true;
        }
    }

    private void assertRefusedOrEqual(byte[] damaged, String what) throws IOException {
        Files.write(file, damaged);
        TensorFile read;
        try {
            read = Safetensors.read(file);
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return;
        }
        assertThat(read.metadata())
                .as(what)
                .hasSize(2)
                .containsEntry("class_names", "[\"猫\",\"dog\"]")
                .containsEntry("format_version", "1");
        assertThat(read.tensors().keySet())
                .as(what)
                .containsExactlyInAnyOrder("layers.0.weight", "layers.0.bias", "empty");
        assertThat(read.tensors().get("layers.0.weight").data()).as(what).containsExactly(1, -2, 3, -4, 5, -6);
        assertThat(read.tensors().get("layers.0.bias").data()).as(what).containsExactly(0.5f, 0.25f);
    }
}
