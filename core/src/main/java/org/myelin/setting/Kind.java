package org.myelin.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The values that a setting can have, and their texts. Every kind is bounded: no value exhausts memory by itself.
 *
 * @param <T> type of the values
 */
public sealed interface Kind<T> {
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
        return new Decimal(range);
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
        return new ListOf<>(element, minSize, maxSize);
    }

    /** A value, or a word that stands for none. */
    static <T> Kind<Optional<T>> orElse(Kind<T> kind, String none) {
        return new OrElse<>(kind, none);
    }

    /** Zero, which switches something off, or a number in an interval that does not begin at 0. */
    static Kind<Double> zeroOr(Interval range) {
        return new ZeroOr(range);
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
     */
    record Decimal(Interval range) implements Kind<Double> {
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
            return range.contains(value);
        }

        @Override
        public String expected() {
            return "a number " + range;
        }

        @Override
        public String placeholder() {
            return "X";
        }
    }

    /**
     * 0, or real numbers.
     *
     * @param range of the values that are not 0
     */
    record ZeroOr(Interval range) implements Kind<Double> {
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
            return value == 0 || range.contains(value);
        }

        @Override
        public String expected() {
            return "0 or a number " + range;
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

    /**
     * Lists; the brackets are optional, and {@code []} is the empty list.
     *
     * @param <T> type of the elements
     * @param element what each is
     * @param minSize fewest elements
     * @param maxSize most elements
     */
    record ListOf<T>(Kind<T> element, int minSize, int maxSize) implements Kind<List<T>> {
        @Override
        public Optional<List<T>> read(String text) {
            String inner = text.startsWith("[") && text.endsWith("]") && text.length() > 1
                    ? text.substring(1, text.length() - 1)
                    : text;
            List<T> elements = new ArrayList<>();
            for (String part : inner.isBlank() ? new String[0] : inner.split(",", -1)) {
                Optional<T> value = element.read(part.strip());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(value.get());
            }
            return Optional.of(List.copyOf(elements)).filter(this::accepts);
        }

        @Override
        public String write(List<T> value) {
            return value.stream().map(element::write).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean accepts(List<T> value) {
            return value.size() >= minSize
                    && value.size() <= maxSize
                    && value.stream().allMatch(element::accepts);
        }

        @Override
        public String expected() {
            String size =
                    minSize == maxSize ? minSize + " values" : "a list of " + minSize + " to " + maxSize + " values";
            return size + " with commas between, each " + element.expected();
        }

        @Override
        public String placeholder() {
            return minSize == maxSize
                    ? String.join(",", Collections.nCopies(minSize, element.placeholder()))
                    : element.placeholder() + "," + element.placeholder() + "…";
        }
    }

    /**
     * A value, or none.
     *
     * @param <T> type of the value
     * @param kind of the value
     * @param none text for none
     */
    record OrElse<T>(Kind<T> kind, String none) implements Kind<Optional<T>> {
        @Override
        @SuppressWarnings("OptionalMapToOptional") // none is a value of this kind, the outer empty a refusal
        public Optional<Optional<T>> read(String text) {
            return text.equals(none)
                    ? Optional.of(Optional.empty())
                    : kind.read(text).map(Optional::of);
        }

        @Override
        public String write(Optional<T> value) {
            return value.map(kind::write).orElse(none);
        }

        @Override
        public boolean accepts(Optional<T> value) {
            return value.isEmpty() || kind.accepts(value.get());
        }

        @Override
        public Optional<Interval> interval() {
            return kind.interval();
        }

        @Override
        public String expected() {
            return none + " or " + kind.expected();
        }

        @Override
        public String placeholder() {
            return kind.placeholder();
        }

        @Override
        public List<String> choices() {
            List<String> choices = new ArrayList<>(List.of(none));
            choices.addAll(kind.choices());
            return choices;
        }
    }
}
