package org.myelin.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A JSON value (RFC 8259), immutable. Read with {@link JsonReader}, taken apart with {@link JsonCursor}, made with
 * {@link JsonObjectBuilder}, written with {@link #text}.
 */
public sealed interface Json {
    /** Members in the order of the text. */
    record ObjectValue(SequencedMap<String, Json> members) implements Json {
        /** Takes a copy. */
        public ObjectValue {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }
    }

    /** Elements in order. */
    record ArrayValue(List<Json> elements) implements Json {
        /** Takes a copy. */
        public ArrayValue {
            elements = List.copyOf(elements);
        }
    }

    /** A string. */
    record TextValue(String value) implements Json {}

    /** A number as it is written, for example {@code -1.5e3}, so that reading loses nothing. */
    record NumberValue(String literal) implements Json {}

    /** True or false. */
    record BooleanValue(boolean value) implements Json {}

    /** The value null. */
    record NullValue() implements Json {}

    /** The value of a text. */
    static Json of(String value) {
        return new TextValue(value);
    }

    /** The value of a whole number. */
    static Json of(long value) {
        return new NumberValue(Long.toString(value));
    }

    /**
     * The value of a number, in the fewest digits that give the same double again.
     *
     * @throws IllegalArgumentException if it is not finite: JSON has no such numbers
     */
    static Json of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON: a number must be finite, but is " + value);
        }
        return new NumberValue(Double.toString(value));
    }

    /** The value of a boolean. */
    static Json of(boolean value) {
        return new BooleanValue(value);
    }

    /** An array of texts. */
    static Json texts(List<String> values) {
        return new ArrayValue(values.stream().map(Json::of).toList());
    }

    /** An array of whole numbers. */
    static Json integers(List<? extends Number> values) {
        return new ArrayValue(
                values.stream().map(value -> of(value.longValue())).toList());
    }

    /** This value as compact JSON text without line breaks. */
    default String text() {
        return JsonWriter.write(this);
    }
}
