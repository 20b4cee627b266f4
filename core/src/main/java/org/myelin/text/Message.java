package org.myelin.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A parsed message. Immutable.
 *
 * @param parts that follow each other
 */
record Message(List<Part> parts) {
    /** What a message consists of. */
    sealed interface Part {}

    /** Text that stands in the message. */
    record Literal(String text) implements Part {}

    /** The value of an argument. */
    record Argument(String name, ValueFormat format) implements Part {}

    /**
     * One of several messages, by the value of an argument.
     *
     * @param exact for {@code =0}, {@code =1} …
     * @param one for 1 in English, which Chinese does not distinguish
     */
    record Plural(String name, Map<Long, Message> exact, Message one, Message other) implements Part {
        private static final double ONE = 1;

        Message of(double number, Language language) {
            Message same = number == Math.rint(number) ? exact.get((long) number) : null;
            if (same != null) {
                return same;
            }
            return number == ONE && language == Language.ENGLISH ? one : other;
        }
    }

    Message {
        parts = List.copyOf(parts);
    }

    Set<String> arguments() {
        Set<String> names = new TreeSet<>();
        addArguments(names);
        return names;
    }

    private void addArguments(Set<String> names) {
        for (Part part : parts) {
            switch (part) {
                case Literal _ -> {}
                case Argument argument -> names.add(argument.name);
                case Plural plural -> {
                    names.add(plural.name);
                    plural.exact.values().forEach(message -> message.addArguments(names));
                    plural.one.addArguments(names);
                    plural.other.addArguments(names);
                }
            }
        }
    }

    /** The message with the values of all its arguments. */
    String in(Language language, Map<String, ?> arguments) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Literal literal -> literal.text;
                        case Argument argument -> argument.format.of(value(argument.name, arguments), language);
                        case Plural plural -> {
                            double number = ValueFormat.number(value(plural.name, arguments))
                                    .doubleValue();
                            yield plural.of(number, language).in(language, arguments);
                        }
                    });
        }
        return text.toString();
    }

    private static Object value(String name, Map<String, ?> arguments) {
        return Objects.requireNonNull(arguments.get(name), name);
    }
}
