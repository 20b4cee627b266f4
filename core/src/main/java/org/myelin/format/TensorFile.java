package org.myelin.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a safetensors file holds.
 *
 * @param tensors by name, in the order of their data in the file
 * @param metadata texts by name, without the checksum
 */
public record TensorFile(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
    /** Takes copies of the maps. */
    public TensorFile {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }
}
