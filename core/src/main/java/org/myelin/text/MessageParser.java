package org.myelin.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the syntax of messages that {@link Texts} describes. One object reads one message. */
final class MessageParser {
    private static final String NAME = "[a-zA-Z][a-zA-Z0-9-]*";
    private static final char QUOTE = '\'';

    private final String source;
    private int at;

    private MessageParser(String source) {
        this.source = source;
    }

    /**
     * Parses a message.
     *
     * @throws IllegalArgumentException if it does not follow the syntax; says where
     */
    static Message parse(String source) {
        MessageParser parser = new MessageParser(source);
        Message message = parser.message(null);
        if (parser.at < source.length()) {
            throw parser.refusal("there is a } without a {");
        }
        return message;
    }

    /**
     * Reads up to the end or a closing brace.
     *
     * @param counted the argument that # stands for, null outside of plurals
     */
    private Message message(@Nullable String counted) {
        List<Message.Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '}') {
            char c = source.charAt(at);
            if (c == QUOTE) {
                quoted(literal, counted != null);
            } else if (c == '{') {
                add(literal, parts);
                parts.add(placeholder());
            } else if (c == '#' && counted != null) {
                add(literal, parts);
                parts.add(count(counted));
            } else {
                literal.append(c);
                at++;
            }
        }
        add(literal, parts);
        return new Message(parts);
    }

    private static void add(StringBuilder literal, List<Message.Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Message.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private Message.Part count(String counted) {
        at++;
        return new Message.Argument(counted, ValueFormat.NUMBER);
    }

    /**
     * Two quotes are one; a quote before syntax begins a quotation up to the next single quote; any other is itself.
     */
    private void quoted(StringBuilder literal, boolean inPlural) {
        at++;
        boolean doubled = at < source.length() && source.charAt(at) == QUOTE;
        boolean quotes = at < source.length() && (inPlural ? "{}#" : "{}").indexOf(source.charAt(at)) >= 0;
        if (!quotes) {
            literal.append(QUOTE);
            at += doubled ? 1 : 0;
            return;
        }
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c != QUOTE) {
                literal.append(c);
            } else if (at < source.length() && source.charAt(at) == QUOTE) {
                literal.append(QUOTE);
                at++;
            } else {
                return;
            }
        }
        throw refusal("a quotation does not end");
    }

    /** Reads <code>{name}</code>, <code>{name, type}</code>, <code>{name, type, style}</code> or a plural. */
    private Message.Part placeholder() {
        at++;
        String name = word();
        if (!name.matches(NAME)) {
            throw refusal("\"" + name + "\" is no name of an argument");
        }
        if (!follows(',')) {
            expect('}');
            return new Message.Argument(name, ValueFormat.ANY);
        }
        String type = word();
        if (type.equals("plural")) {
            expect(',');
            return plural(name);
        }
        String style = follows(',') ? word() : "";
        ValueFormat format = ValueFormat.of(type, style);
        expect('}');
        return new Message.Argument(name, format);
    }

    private Message.Part plural(String name) {
        Map<String, Message> cases = new HashMap<>();
        while (!follows('}')) {
            String selector = word();
            if (!selector.matches("one|other|=\\d+")) {
                throw refusal("\"" + selector + "\" is no case of a plural");
            }
            expect('{');
            if (cases.put(selector, message(name)) != null) {
                throw refusal("the case " + selector + " stands twice");
            }
            expect('}');
        }
        Message other = cases.remove("other");
        if (other == null) {
            throw refusal("the plural of " + name + " lacks the case other");
        }
        Message one = cases.remove("one");
        Map<Long, Message> exact = new HashMap<>();
        cases.forEach((selector, message) -> exact.put(Long.valueOf(selector.substring(1)), message));
        return new Message.Plural(name, Map.copyOf(exact), one == null ? other : one, other);
    }

    /** What stands before the next comma or brace, without blanks around it. */
    private String word() {
        int from = at;
        while (at < source.length() && ",{}".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return source.substring(from, at).strip();
    }

    private boolean follows(char expected) {
        while (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        boolean found = at < source.length() && source.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char expected) {
        if (!follows(expected)) {
            throw refusal("a " + expected + " is missing");
        }
    }

    private IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException(reason + " at character " + (at + 1));
    }
}
