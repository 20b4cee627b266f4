package org.myelin.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.random.CounterRandom;

class SafetensorsTest {
    private static final String DAMAGED = "; the file is damaged or incomplete, use another copy";

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("t.safetensors");
    }

    @Test
    void read_ofWhatWasWritten_isBitExact() throws FormatException {
        float[] special = {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY};
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.matrix(2, 3, special));
        tensors.put("a.ü", Tensor.vector(new float[0]));
        tensors.put("scalar", new Tensor(List.of(), new float[] {7}));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("note", "猫 \"quoted\"\n\u0001");
        metadata.put("empty", "");

        Safetensors.write(file, tensors, metadata);
        TensorFile read = Safetensors.read(file);

        assertThat(read.metadata()).isEqualTo(metadata);
        assertThat(read.tensors().keySet()).containsExactlyInAnyOrder("b", "a.ü", "scalar");
        assertThat(read.tensors().get("b").shape()).isEqualTo(List.of(2, 3));
        assertThat(bits(read.tensors().get("b"))).isEqualTo(bits(tensors.get("b")));
        assertThat(read.tensors().get("a.ü").shape()).isEqualTo(List.of(0));
        assertThat(read.tensors().get("scalar").shape()).isEmpty();
        assertThat(read.tensors().get("scalar").data()).containsExactly(7);
    }

    @Test
    void read_tensorsLargerThanTheBuffer_isBitExact() throws FormatException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("large", Tensor.vector(random(700_001)));
        tensors.put("exact", Tensor.vector(random(1 << 18)));

        Safetensors.write(file, tensors, new LinkedHashMap<>());
        TensorFile read = Safetensors.read(file);

        assertThat(bits(read.tensors().get("large"))).isEqualTo(bits(tensors.get("large")));
        assertThat(bits(read.tensors().get("exact"))).isEqualTo(bits(tensors.get("exact")));
    }

    @Test
    void write_smallFile_hasTheLayoutOfSafetensors() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("w", Tensor.matrix(1, 2, new float[] {1, 2}));

        Safetensors.write(file, tensors, new LinkedHashMap<>());

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        byte[] header = new byte[length];
        bytes.get(header);
        // the checksum is hashlib.sha256(b"w\0" + b"1,2\0" + struct.pack("<2f", 1, 2)).hexdigest() of Python
        assertThat(new String(header, UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"sha256\":"
                        + "\"8da007fa69a86b785d431e05082b7267a4ec55f45e10def1a52a3f1298ac8365\"},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}");
        assertThat(length % 8).isZero();
        assertThat(bytes.remaining()).isEqualTo(8);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(2);
    }

    @Test
    void write_reservedNames_areRefused() {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("sha256", "x");

        assertThatThrownBy(() -> Safetensors.write(file, new LinkedHashMap<>(), metadata))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": the tensor name __metadata__ and the metadata key sha256 are reserved");
    }

    @Test
    void write_overAnOldFile_replacesItAndLeavesNothingElse() throws Exception {
        Files.writeString(file, "old");

        Safetensors.write(file, new LinkedHashMap<>(), new LinkedHashMap<>());

        assertThat(Safetensors.read(file).tensors()).isEmpty();
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void write_intoMissingFolder_saysSo() {
        Path lost = folder.resolve("missing").resolve("t.safetensors");

        assertThatThrownBy(() -> Safetensors.write(lost, new LinkedHashMap<>(), new LinkedHashMap<>()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(lost + ": cannot be written: there is no folder " + lost.getParent() + "; create it first");
    }

    @Test
    void write_whereAFolderIs_saysSoAndLeavesNothing() throws IOException {
        Files.createDirectories(file.resolve("inner"));

        assertThatThrownBy(() -> Safetensors.write(file, new LinkedHashMap<>(), new LinkedHashMap<>()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot be written: it is a folder; choose another name");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void read_missingFileOrFolder_saysSo() {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": there is no such file; check the path");
        assertThatThrownBy(() -> Safetensors.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(folder + ": expected a file, but found a folder; name the file in it");
    }

    @Test
    void read_fileWithoutRoomForAHeader_isRefused() throws IOException {
        Files.write(file, new byte[9]);

        assertRefused("expected at least 10 bytes, but found 9" + DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "100,100", "-1,18446744073709551615", "33554433,33554433"})
    void read_impossibleHeaderLength_isRefused(long length, String shown) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(50).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Files.write(file, bytes.array());

        assertRefused("offset 0: expected a header of 2 to 42 bytes, but found " + shown + DAMAGED);
    }

    @Test
    void read_headerThatIsNotUtf8_isRefusedWithItsOffset() throws IOException {
        byte[] header = "{\"a\":1}".getBytes(UTF_8);
        header[2] = (byte) 0xff;
        write(header, 0);

        assertRefused("offset 10: expected UTF-8, but found byte 0xFF" + DAMAGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{]|0|header: not JSON: character 1: expected '\"', but found ']'",
                "[]|0|header: expected an object, but found []",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}|4|header.w: the member \"data_offsets\" is missing",
                "{\"w\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}|4"
                        + "|header.w.dtype: expected \"F32\", the only element type that Myelin uses, but found \"F16\"",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|4"
                        + "|header.w.shape[0]: expected a whole number from 0 to 2147483647, but found -1",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|4"
                        + "|header.w.data_offsets: expected a range of 8 bytes for shape [2], but found [0,4]",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}|8"
                        + "|header.w.data_offsets: expected two offsets, begin and end, but found [0,4,8]",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|4"
                        + "|header.w.data_offsets[1]: expected a whole number from 0 to 4, but found 8",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}|4"
                        + "|header.w.data_offsets[1]: expected a whole number from 4 to 4, but found 0",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,4]}}|4"
                        + "|header.w.shape: expected at most 2147483647 values in all, but found [65536,65536]",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}|4"
                        + "|header.w.shape: expected at most 2147483647 values in all,"
                        + " but found [2147483647,2147483647,2147483647]",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}|4"
                        + "|header.w.shape: expected at most 8 extents, but found [1,1,1,1,1,1,1,1,1]",
                "{\"v\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12"
                        + "|header.w.data_offsets: expected to begin at 8, where the tensor before ends, but found 4",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|8"
                        + "|header.w.data_offsets: expected to begin at 0, where the tensor before ends, but found 4",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|5"
                        + "|values: expected 4 bytes, which the tensors take, but found 5",
                "{\"__metadata__\":{\"a\":1}}|0|header.__metadata__.a: expected a text, but found 1",
                "{\"w\":{},\"w\":{}}|0|header: not JSON: character 8: the key \"w\" appears twice"
            })
    void read_impossibleHeader_isRefusedWithItsPlace(String header, int valueBytes, String message) throws IOException {
        write(header.getBytes(UTF_8), valueBytes);

        assertRefused(message + DAMAGED);
    }

    @Test
    void read_fileOfAnotherProgram_isRefused() throws IOException {
        write("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}   ".getBytes(UTF_8), 4);

        assertRefused("the metadata entry \"sha256\" is missing; the file was not written by Myelin, or it is damaged");
    }

    @Test
    void read_flippedBitAmongTheValues_isRefused() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("w", Tensor.matrix(1, 2, new float[] {1, 2}));
        Safetensors.write(file, tensors, new LinkedHashMap<>());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertRefused("content: expected SHA-256 8da007fa69a86b785d431e05082b7267a4ec55f45e10def1a52a3f1298ac8365"
                + ", but found bac8263bc384e9cbbb42a5b5039f78d398755007da02fdf2b9de03fcb6a30dcb" + DAMAGED);
    }

    private void write(byte[] header, int valueBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + valueBytes).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(header.length).put(header).array());
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": " + message);
    }

    private static float[] random(int count) {
        CounterRandom random = CounterRandom.of(1, count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static int[] bits(Tensor tensor) {
        int[] bits = new int[tensor.data().length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(tensor.data()[i]);
        }
        return bits;
    }
}
