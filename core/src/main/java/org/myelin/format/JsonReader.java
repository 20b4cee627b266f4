package org.myelin.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads JSON text strictly as RFC 8259 has it: no comments, no trailing commas, no NaN, nothing after the value. Beyond
 * the RFC it refuses duplicate keys, halves of surrogate pairs and more than {@value #MAX_DEPTH} levels.
 */
public final class JsonReader {
    /** Most levels of arrays and objects; more could exhaust the stack. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @throws FormatException naming the character, what was expected and what was found
     */
    public static Json read(String text) throws FormatException {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.error("nothing more");
        }
        return value;
    }

    private Json value() throws FormatException {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.TextValue(text());
            case 't' -> word("true", new Json.BooleanValue(true));
            case 'f' -> word("false", new Json.BooleanValue(false));
            case 'n' -> word("null", new Json.NullValue());
            default -> number();
        };
    }

    private Json object() throws FormatException {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        enter();
        if (!ends('}')) {
            do {
                skipSpace();
                int keyAt = at;
                String key = text();
                skipSpace();
                expect(':');
                if (members.put(key, value()) != null) {
                    throw new FormatException("character " + keyAt + ": the key \"" + key + "\" appears twice");
                }
            } while (continues('}'));
        }
        depth--;
        return new Json.ObjectValue(members);
    }

    private Json array() throws FormatException {
        List<Json> elements = new ArrayList<>();
        enter();
        if (!ends(']')) {
            do {
                elements.add(value());
            } while (continues(']'));
        }
        depth--;
        return new Json.ArrayValue(elements);
    }

    private void enter() throws FormatException {
        if (depth == MAX_DEPTH) {
            throw new FormatException("character " + at + ": more than " + MAX_DEPTH + " levels of arrays and objects");
        }
        depth++;
        at++;
    }

    private boolean ends(char close) {
        skipSpace();
        if (peek() != close) {
            return false;
        }
        at++;
        return true;
    }

    private boolean continues(char close) throws FormatException {
        skipSpace();
        if (peek() == ',') {
            at++;
            return true;
        }
        if (peek() != close) {
            throw error("',' or '" + close + "'");
        }
        at++;
        return false;
    }

    private String text() throws FormatException {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            if (at == text.length() || peek() < ' ') {
                throw error("'\"' at the end of a text");
            }
            int from = at;
            char c = text.charAt(at++);
            char unit = c == '\\' ? escape() : c;
            boolean half = Character.isLowSurrogate(unit) != endsInHighSurrogate(value);
            if (half) {
                throw new FormatException("character " + from + ": half of a surrogate pair");
            }
            value.append(unit);
        }
        if (endsInHighSurrogate(value)) {
            throw new FormatException("character " + at + ": half of a surrogate pair");
        }
        at++;
        return value.toString();
    }

    private static boolean endsInHighSurrogate(StringBuilder value) {
        return !value.isEmpty() && Character.isHighSurrogate(value.charAt(value.length() - 1));
    }

    private char escape() throws FormatException {
        char c = peek();
        char value = switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> 'u';
            default -> throw error("one of \" \\ / b f n r t u after '\\'");
        };
        at++;
        return c == 'u' ? hexadecimal() : value;
    }

    private char hexadecimal() throws FormatException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("a hexadecimal digit");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private Json word(String word, Json value) throws FormatException {
        if (!text.startsWith(word, at)) {
            throw error("a value");
        }
        at += word.length();
        return value;
    }

    private Json number() throws FormatException {
        int from = at;
        if (peek() == '-') {
            at++;
        } else if (!isDigit(peek())) {
            throw error("a value");
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        return new Json.NumberValue(text.substring(from, at));
    }

    private void digits() throws FormatException {
        if (!isDigit(peek())) {
            throw error("a digit");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) throws FormatException {
        if (peek() != c) {
            throw error("'" + c + "'");
        }
        at++;
    }

    /** The character to read next; NUL, which no JSON text contains outside strings, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private FormatException error(String expected) {
        String found = "the end of the text";
        if (at < text.length()) {
            char c = text.charAt(at);
            found = c > ' ' && c < 127 ? "'" + c + "'" : String.format("U+%04X", (int) c);
        }
        return new FormatException("character " + at + ": expected " + expected + ", but found " + found);
    }
}
