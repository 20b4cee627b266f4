package org.myelin.setting;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The values that a setting can have, and their texts. Every kind is bounded: no value exhausts memory by itself.
 *
 * @param <T> type of the values
 */
public sealed interface Kind<T>
        permits Kind.Whole, Kind.AnyWhole, Kind.Decimal, Kind.Flag, Kind.Choice, Kind.Text, ListKind, OptionalKind {
    /** The value of a text; empty if the text has the wrong form or its value is out of range. */
    Optional<T> read(String text);

    /** The text of a value; {@link #read} returns the same value, to the bit. */
    default String write(T value) {
        return value.toString();
    }

    /** Whether a value is in range. */
    boolean accepts(T value);

    /** What a value must be, for messages: {@code a whole number from 1 to 10000}. */
    String expected();

    /** Stands for a value in usage texts: {@code N}. */
    String placeholder();

    /** Texts to choose from or to complete; empty where there are too many. */
    default List<String> choices() {
        return List.of();
    }

    /** The range of real numbers; empty for other kinds. */
    default Optional<Interval> interval() {
        return Optional.empty();
    }

    /** Whole numbers. */
    static Kind<Integer> whole(int from, int to) {
        return new Whole(from, to);
    }

    /** Any whole number of 64 bits, for seeds. */
    static Kind<Long> anyWhole() {
        return new AnyWhole();
    }

    /** Real numbers. */
    static Kind<Double> decimal(Interval range) {
        return new Decimal(range, false);
    }

    /** True or false. */
    static Kind<Boolean> flag() {
        return new Flag();
    }

    /** The constants of an enum, by their {@code toString}. */
    static <E extends Enum<E>> Kind<E> choice(E[] constants) {
        return new Choice<>(List.of(constants));
    }

    /** Any text of at most {@code maxLength} characters. */
    static Kind<String> text(int maxLength, List<String> suggestions) {
        return new Text(
                "a text of at most " + maxLength + " characters", suggestions, value -> value.length() <= maxLength);
    }

    /** Texts of a form of their own. */
    static Kind<String> text(String expected, List<String> suggestions, Predicate<String> accepted) {
        return new Text(expected, suggestions, accepted);
    }

    /** Lists such as {@code [1024, 512]} or {@code 1024,512}. */
    static <T> Kind<List<T>> listOf(Kind<T> element, int minSize, int maxSize) {
        return new ListKind<>(element, minSize, maxSize);
    }

    /** A value, or a word that stands for none. */
    static <T> Kind<Optional<T>> orElse(Kind<T> kind, String none) {
        return new OptionalKind<>(kind, none);
    }

    /** Zero, which switches something off, or a number in an interval that does not begin at 0. */
    static Kind<Double> zeroOr(Interval range) {
        return new Decimal(range, true);
    }

    /**
     * Whole numbers.
     *
     * @param from smallest
     * @param to largest
     */
    record Whole(int from, int to) implements Kind<Integer> {
        /** Checks the order. */
        public Whole {
            if (from > to) {
                throw new IllegalArgumentException(
                        "a range needs bounds in ascending order, but got " + from + " and " + to);
            }
        }

        @Override
        public Optional<Integer> read(String text) {
            return Parse.whole(text)
                    .filter(value -> value >= from && value <= to)
                    .map(Math::toIntExact);
        }

        @Override
        public boolean accepts(Integer value) {
            return value >= from && value <= to;
        }

        @Override
        public String expected() {
            return "a whole number from " + from + " to " + to;
        }

        @Override
        public String placeholder() {
            return "N";
        }
    }

    /** Whole numbers of 64 bits. */
    record AnyWhole() implements Kind<Long> {
        @Override
        public Optional<Long> read(String text) {
            return Parse.whole(text);
        }

        @Override
        public boolean accepts(Long value) {
            return true;
        }

        @Override
        public String expected() {
            return "a whole number of at most 64 bits";
        }

        @Override
        public String placeholder() {
            return "N";
        }
    }

    /**
     * Real numbers.
     *
     * @param range of the values
     * @param orZero whether 0 is a value too, although it may lie outside of the range
     */
    record Decimal(Interval range, boolean orZero) implements Kind<Double> {
        @Override
        public Optional<Double> read(String text) {
            return Parse.decimal(text).filter(this::accepts);
        }

        @Override
        public Optional<Interval> interval() {
            return Optional.of(range);
        }

        @Override
        public boolean accepts(Double value) {
            return (orZero && value == 0) || range.contains(value);
        }

        @Override
        public String expected() {
            return (orZero ? "0 or a number " : "a number ") + range;
        }

        @Override
        public String placeholder() {
            return "X";
        }
    }

    /** True or false. */
    record Flag() implements Kind<Boolean> {
        @Override
        public Optional<Boolean> read(String text) {
            return switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public boolean accepts(Boolean value) {
            return true;
        }

        @Override
        public String expected() {
            return "true or false";
        }

        @Override
        public String placeholder() {
            return "true|false";
        }

        @Override
        public List<String> choices() {
            return List.of("true", "false");
        }
    }

    /**
     * One of several values.
     *
     * @param <T> type of the values
     * @param values in the order in which they are listed
     */
    record Choice<T>(List<T> values) implements Kind<T> {
        /** Takes a copy. */
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public Optional<T> read(String text) {
            return values.stream()
                    .filter(value -> value.toString().equals(text))
                    .findFirst();
        }

        @Override
        public boolean accepts(T value) {
            return values.contains(value);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", choices());
        }

        @Override
        public String placeholder() {
            return "NAME";
        }

        @Override
        public List<String> choices() {
            return values.stream().map(Object::toString).toList();
        }
    }

    /**
     * Texts.
     *
     * @param expected what they must be
     * @param suggestions some of them
     * @param accepted the check
     */
    record Text(String expected, List<String> suggestions, Predicate<String> accepted) implements Kind<String> {
        /** Takes a copy. */
        public Text {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public Optional<String> read(String text) {
            return Optional.of(text).filter(accepted);
        }

        @Override
        public boolean accepts(String value) {
            return accepted.test(value);
        }

        @Override
        public String placeholder() {
            return "NAME";
        }

        @Override
        public List<String> choices() {
            return suggestions;
        }
    }
}
