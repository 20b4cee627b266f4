package org.myelin.format;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Makes a {@link Json.ObjectValue} member by member; their order is kept. Not thread-safe. */
public final class JsonObjectBuilder {
    private final SequencedMap<String, Json> members = new LinkedHashMap<>();

    /** Adds a member; a second one of the same key replaces the first. */
    public JsonObjectBuilder put(String key, Json value) {
        members.put(key, value);
        return this;
    }

    /** Adds a text. */
    public JsonObjectBuilder put(String key, String value) {
        return put(key, Json.of(value));
    }

    /** Adds a whole number. */
    public JsonObjectBuilder put(String key, long value) {
        return put(key, Json.of(value));
    }

    /** Adds a finite number. */
    public JsonObjectBuilder put(String key, double value) {
        return put(key, Json.of(value));
    }

    /** Adds a boolean. */
    public JsonObjectBuilder put(String key, boolean value) {
        return put(key, Json.of(value));
    }

    /** The object made so far. */
    public Json build() {
        return new Json.ObjectValue(members);
    }
}
