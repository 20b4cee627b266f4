package org.myelin.format;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** Writes a {@link Json} value as compact text, non-ASCII characters as they are. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String write(Json value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Json value) {
        switch (value) {
            case Json.ObjectValue object -> object(object);
            case Json.ArrayValue array -> array(array);
            case Json.TextValue(String text) -> text(text);
            case Json.NumberValue(String literal) -> out.append(literal);
            case Json.BooleanValue(boolean bool) -> out.append(bool);
            case Json.NullValue() -> out.append("null");
        }
    }

    private void object(Json.ObjectValue object) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            text(member.getKey());
            out.append(':');
            value(member.getValue());
            if (members.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void array(Json.ArrayValue array) {
        out.append('[');
        Iterator<Json> elements = array.elements().iterator();
        while (elements.hasNext()) {
            value(elements.next());
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = surrogatePair(text, i);
            } else {
                character(c);
            }
        }
        out.append('"');
    }

    /** Appends the pair that begins at {@code at} and returns the index of its second half. */
    private int surrogatePair(String text, int at) {
        int codePoint = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
            throw new IllegalArgumentException("JSON: character " + at + " of a text is half of a surrogate pair, U+"
                    + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT)
                    + ", which has no meaning in UTF-8");
        }
        out.appendCodePoint(codePoint);
        return at + 1;
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
