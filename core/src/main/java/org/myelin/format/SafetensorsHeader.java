package org.myelin.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The header of a safetensors file, checked against the number of bytes of values that follow it: every value belongs
 * to exactly one tensor.
 *
 * @param tensors in the order of their values
 * @param metadata all texts
 */
record SafetensorsHeader(List<Entry> tensors, SequencedMap<String, String> metadata) {
    static final String F32 = "F32";

    private static final int MAX_DIMENSIONS = 8;

    /**
     * One tensor.
     *
     * @param begin first byte among the values
     * @param end byte after the last
     */
    record Entry(String name, List<Integer> shape, long begin, long end) {
        int count() {
            return (int) ((end - begin) / Float.BYTES);
        }
    }

    /**
     * Reads a header.
     *
     * @param valueBytes number of bytes after the header
     */
    static SafetensorsHeader parse(String text, long valueBytes) throws FormatException {
        JsonCursor header = JsonCursor.parse("header", text);
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (String name : header.keys()) {
            JsonCursor member = header.member(name);
            if (name.equals(Safetensors.METADATA)) {
                for (String key : member.keys()) {
                    metadata.put(key, member.member(key).text());
                }
            } else {
                entries.add(entry(name, member, valueBytes));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        requireContiguous(entries, valueBytes);
        return new SafetensorsHeader(List.copyOf(entries), metadata);
    }

    private static Entry entry(String name, JsonCursor entry, long valueBytes) throws FormatException {
        entry.requireKeys("dtype", "shape", "data_offsets");
        if (!entry.member("dtype").text().equals(F32)) {
            throw entry.member("dtype").unexpected("\"" + F32 + "\", the only element type that Myelin uses");
        }
        List<Integer> shape = new ArrayList<>();
        long count = 1;
        List<JsonCursor> extents = entry.member("shape").elements();
        if (extents.size() > MAX_DIMENSIONS) {
            throw entry.member("shape").unexpected("at most " + MAX_DIMENSIONS + " extents");
        }
        for (JsonCursor extent : extents) {
            shape.add(extent.integer(0));
            count = multiply(count, shape.getLast());
        }
        if (count > Integer.MAX_VALUE) {
            throw entry.member("shape").unexpected("at most " + Integer.MAX_VALUE + " values in all");
        }
        JsonCursor offsets = entry.member("data_offsets");
        List<JsonCursor> bounds = offsets.elements();
        if (bounds.size() != 2) {
            throw offsets.unexpected("two offsets, begin and end");
        }
        long begin = bounds.getFirst().integer(0, valueBytes);
        long end = bounds.getLast().integer(begin, valueBytes);
        if (end - begin != count * Float.BYTES) {
            throw offsets.unexpected("a range of " + count * Float.BYTES + " bytes for shape " + shape);
        }
        return new Entry(name, List.copyOf(shape), begin, end);
    }

    /** The product of a count up to Long.MAX_VALUE and an extent, {@link Long#MAX_VALUE} instead of an overflow. */
    private static long multiply(long count, int extent) {
        return extent > 0 && count > Long.MAX_VALUE / extent ? Long.MAX_VALUE : count * extent;
    }

    private static void requireContiguous(List<Entry> entries, long valueBytes) throws FormatException {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end) {
                throw new FormatException("header." + entry.name() + ".data_offsets: expected to begin at " + end
                        + ", where the tensor before ends, but found " + entry.begin());
            }
            end = entry.end();
        }
        if (end != valueBytes) {
            throw new FormatException(
                    "values: expected " + end + " bytes, which the tensors take, but found " + valueBytes);
        }
    }
}
