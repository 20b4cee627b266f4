package org.myelin.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A JSON value and where it came from, to take it apart strictly: every refusal names the path, for example {@code
 * architecture.layers[2].outputs: expected a whole number from 1 to 2147483647, but found "x"}. Immutable.
 */
public final class JsonCursor {
    private static final int SHOWN = 60;

    private final String path;
    private final Json value;

    private JsonCursor(String path, Json value) {
        this.path = path;
        this.value = value;
    }

    /**
     * Reads a text.
     *
     * @param name how messages call the whole value
     * @throws FormatException if it is not JSON
     */
    public static JsonCursor parse(String name, String text) throws FormatException {
        try {
            return new JsonCursor(name, JsonReader.read(text));
        } catch (FormatException e) {
            throw new FormatException(name + ": not JSON: " + e.getMessage(), e);
        }
    }

    /** The value itself. */
    public Json value() {
        return value;
    }

    /** Where the value stands, for messages. */
    public String path() {
        return path;
    }

    /** Refuses an object that lacks one of the keys or has another one. */
    public JsonCursor requireKeys(String... keys) throws FormatException {
        Set<String> present = object().members().keySet();
        List<String> expected = List.of(keys);
        for (String key : expected) {
            if (!present.contains(key)) {
                throw new FormatException(path + ": the member \"" + key + "\" is missing");
            }
        }
        for (String key : present) {
            if (!expected.contains(key)) {
                throw new FormatException(
                        path + ": unknown member \"" + key + "\"; expected only " + String.join(", ", expected));
            }
        }
        return this;
    }

    /** A member of an object. */
    public JsonCursor member(String key) throws FormatException {
        Json member = object().members().get(key);
        if (member == null) {
            throw new FormatException(path + ": the member \"" + key + "\" is missing");
        }
        return new JsonCursor(path + "." + key, member);
    }

    /** The keys of an object in the order of the text. */
    public List<String> keys() throws FormatException {
        return List.copyOf(object().members().keySet());
    }

    /** The elements of an array. */
    public List<JsonCursor> elements() throws FormatException {
        if (!(value instanceof Json.ArrayValue(List<Json> elements))) {
            throw unexpected("an array");
        }
        List<JsonCursor> cursors = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            cursors.add(new JsonCursor(path + "[" + i + "]", elements.get(i)));
        }
        return cursors;
    }

    /** A text. */
    public String text() throws FormatException {
        if (value instanceof Json.TextValue(String text)) {
            return text;
        }
        throw unexpected("a text");
    }

    /** Whether the value is a text. */
    public boolean isText() {
        return value instanceof Json.TextValue;
    }

    /** An array of texts. */
    public List<String> texts() throws FormatException {
        List<String> texts = new ArrayList<>();
        for (JsonCursor element : elements()) {
            texts.add(element.text());
        }
        return List.copyOf(texts);
    }

    /** A whole number between two bounds, both allowed. */
    public long integer(long least, long most) throws FormatException {
        String expected = "a whole number from " + least + " to " + most;
        if (!(value instanceof Json.NumberValue(String literal)) || !literal.matches("-?[0-9]{1,19}")) {
            throw unexpected(expected);
        }
        long number;
        try {
            number = Long.parseLong(literal);
        } catch (NumberFormatException e) {
            throw unexpected(expected);
        }
        if (number < least || number > most) {
            throw unexpected(expected);
        }
        return number;
    }

    /** A whole number of the type int, at least {@code least}. */
    public int integer(int least) throws FormatException {
        return Math.toIntExact(integer(least, Integer.MAX_VALUE));
    }

    /** A number that a double can hold. */
    public double number() throws FormatException {
        if (value instanceof Json.NumberValue(String literal)) {
            double number = Double.parseDouble(literal);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw unexpected("a finite number");
    }

    /** A boolean. */
    public boolean bool() throws FormatException {
        if (value instanceof Json.BooleanValue(boolean bool)) {
            return bool;
        }
        throw unexpected("true or false");
    }

    private Json.ObjectValue object() throws FormatException {
        if (value instanceof Json.ObjectValue object) {
            return object;
        }
        throw unexpected("an object");
    }

    /** The refusal of this value. */
    public FormatException unexpected(String expected) {
        String found = value.text();
        String shown = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
        return new FormatException(path + ": expected " + expected + ", but found " + shown);
    }
}
