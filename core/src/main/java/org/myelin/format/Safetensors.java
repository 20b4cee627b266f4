package org.myelin.format;

import java.nio.file.Path;
import java.util.SequencedMap;

/**
 * The file format of models and checkpoints: named tensors of 32-bit floats and named texts in safetensors
 * (https://github.com/huggingface/safetensors), which Python, Rust and others read and which, unlike serialised
 * objects, can run no code.
 *
 * <p>A file is the length N of its header (8 bytes, little-endian), the header (N bytes of JSON) and the values
 * (little-endian). The header gives each tensor's element type, shape and place among the values, and under {@code
 * __metadata__} the texts. Myelin adds one text of its own, {@value #CHECKSUM}: the SHA-256 of everything else, as
 * {@link ContentChecksum} defines it, so that no flipped bit is taken for a value. A file without it is refused.
 */
public final class Safetensors {
    /** The metadata key of the checksum. */
    public static final String CHECKSUM = "sha256";

    /** The header's key for the texts; no tensor may have this name. */
    static final String METADATA = "__metadata__";

    /** Largest header in bytes. Ten thousand layers take about 2 MB; the reference implementation allows 100 MB. */
    static final int MAX_HEADER = 32 << 20;

    private Safetensors() {}

    /**
     * Writes a file so that at every moment either the old file or the whole new one is there: values go to a temporary
     * file in the same folder, which is forced to the disk and then takes the name.
     *
     * @param tensors by name; written in this order
     * @param metadata texts by name; {@value #CHECKSUM} is added
     * @throws java.io.UncheckedIOException if it cannot be written; an old file is then unchanged
     */
    public static void write(Path file, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        SafetensorsWriter.write(file, tensors, metadata);
    }

    /**
     * Reads a file and checks everything about it.
     *
     * @throws FormatException naming the file, the place in it, what was expected and what was found
     * @throws java.io.UncheckedIOException if the device fails while reading
     */
    public static TensorFile read(Path file) throws FormatException {
        return SafetensorsReader.read(file);
    }
}
