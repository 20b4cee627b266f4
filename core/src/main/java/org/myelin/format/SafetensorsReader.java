package org.myelin.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Reads a safetensors file; see {@link Safetensors}. */
final class SafetensorsReader {
    private static final int BUFFER_BYTES = 1 << 20;

    /** The length of the header and an empty header. */
    private static final int SMALLEST = Long.BYTES + 2;

    private static final String REMEDY = "; the file is damaged or incomplete, use another copy";

    private final Path file;
    private final FileChannel channel;

    private SafetensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static TensorFile read(Path file) throws FormatException {
        if (Files.isDirectory(file)) {
            throw new FormatException(file + ": expected a file, but found a folder; name the file in it");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafetensorsReader(file, channel).read();
        } catch (NoSuchFileException e) {
            throw new FormatException(file + ": there is no such file; check the path", e);
        } catch (EOFException e) {
            throw new FormatException(
                    file + ": became shorter while it was read; read it again when it is complete", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e, e);
        }
    }

    private TensorFile read() throws IOException, FormatException {
        long size = channel.size();
        if (size < SMALLEST) {
            throw fault("expected at least " + SMALLEST + " bytes, but found " + size);
        }
        ByteBuffer buffer =
                ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, size)).order(ByteOrder.LITTLE_ENDIAN);
        readFully(buffer.limit(Long.BYTES));
        long length = buffer.getLong();
        long most = Math.min(Safetensors.MAX_HEADER, size - Long.BYTES);
        if (length < 2 || length > most) {
            throw fault("offset 0: expected a header of 2 to " + most + " bytes, but found "
                    + Long.toUnsignedString(length));
        }
        SafetensorsHeader header = header((int) length, size - Long.BYTES - length);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.tensors()) {
            tensors.put(entry.name(), new Tensor(entry.shape(), values(entry.count(), buffer)));
        }
        return new TensorFile(tensors, checked(tensors, header.metadata()));
    }

    private SafetensorsHeader header(int length, long valueBytes) throws IOException, FormatException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        readFully(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw fault("offset " + (Long.BYTES + bytes.position()) + ": expected UTF-8, but found byte 0x"
                    + String.format("%02X", bytes.get(bytes.position())));
        }
        try {
            return SafetensorsHeader.parse(text.flip().toString(), valueBytes);
        } catch (FormatException e) {
            throw new FormatException(file + ": " + e.getMessage() + REMEDY, e);
        }
    }

    private float[] values(int count, ByteBuffer buffer) throws IOException {
        float[] values = new float[count];
        int most = buffer.capacity() / Float.BYTES;
        for (int from = 0; from < count; from += most) {
            int some = Math.min(most, count - from);
            readFully(buffer.clear().limit(some * Float.BYTES));
            buffer.asFloatBuffer().get(values, from, some);
        }
        return values;
    }

    private SequencedMap<String, String> checked(
            SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) throws FormatException {
        SequencedMap<String, String> texts = new LinkedHashMap<>(metadata);
        String stored = texts.remove(Safetensors.CHECKSUM);
        if (stored == null) {
            throw new FormatException(file + ": the metadata entry \"" + Safetensors.CHECKSUM
                    + "\" is missing; the file was not written by Myelin, or it is damaged");
        }
        String actual = ContentChecksum.of(tensors, texts);
        if (!stored.equals(actual)) {
            throw fault("content: expected SHA-256 " + stored + ", but found " + actual);
        }
        return texts;
    }

    /** Fills the buffer to its limit and turns it to reading. */
    private void readFully(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException(file.toString());
            }
        }
        buffer.flip();
    }

    private FormatException fault(String what) {
        return new FormatException(file + ": " + what + REMEDY);
    }
}
