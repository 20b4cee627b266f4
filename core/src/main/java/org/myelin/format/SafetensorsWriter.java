package org.myelin.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.myelin.io.AtomicFile;

/** Writes a safetensors file; see {@link Safetensors}. */
final class SafetensorsWriter {
    private static final int BUFFER_BYTES = 1 << 20;

    /** The values begin at a multiple of this, as the reference implementation has it. */
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    static void write(Path file, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        if (tensors.containsKey(Safetensors.METADATA) || metadata.containsKey(Safetensors.CHECKSUM)) {
            throw new IllegalArgumentException(file + ": the tensor name " + Safetensors.METADATA
                    + " and the metadata key " + Safetensors.CHECKSUM + " are reserved");
        }
        byte[] header = header(tensors, metadata);
        if (header.length > Safetensors.MAX_HEADER) {
            throw new IllegalArgumentException(file + ": the header would take " + header.length
                    + " bytes, but at most " + Safetensors.MAX_HEADER + " can be read again");
        }
        int largest = tensors.values().stream()
                .mapToInt(tensor -> tensor.data().length)
                .max()
                .orElse(0);
        int capacity = Math.clamp((long) Float.BYTES * largest, Long.BYTES, BUFFER_BYTES);
        AtomicFile.write(file, channel -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
            writeFully(channel, buffer.putLong(header.length).flip());
            writeFully(channel, ByteBuffer.wrap(header));
            for (Tensor tensor : tensors.values()) {
                writeValues(channel, buffer, tensor.data());
            }
        });
    }

    private static byte[] header(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        JsonObjectBuilder texts = new JsonObjectBuilder();
        metadata.forEach(texts::put);
        texts.put(Safetensors.CHECKSUM, ContentChecksum.of(tensors, metadata));
        members.put(Safetensors.METADATA, texts.build());
        long begin = 0;
        for (var entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = begin + (long) Float.BYTES * tensor.data().length;
            members.put(
                    entry.getKey(),
                    new JsonObjectBuilder()
                            .put("dtype", SafetensorsHeader.F32)
                            .put("shape", Json.integers(tensor.shape()))
                            .put("data_offsets", Json.integers(List.of(begin, end)))
                            .build());
            begin = end;
        }
        String text = new Json.ObjectValue(members).text();
        int padding = -text.getBytes(StandardCharsets.UTF_8).length & (ALIGNMENT - 1);
        return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeValues(FileChannel channel, ByteBuffer buffer, float[] data) throws IOException {
        int most = buffer.capacity() / Float.BYTES;
        for (int from = 0; from < data.length; from += most) {
            int count = Math.min(most, data.length - from);
            buffer.clear().asFloatBuffer().put(data, from, count);
            writeFully(channel, buffer.limit(count * Float.BYTES));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
