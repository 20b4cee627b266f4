package org.myelin.tune;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.myelin.setting.Interval;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingException;
import org.myelin.text.PlainNumbers;

/** The values that a setting may have in a search. */
public sealed interface Range {
    /** A value at random, as a recipe has it. */
    String draw(RandomGenerator random);

    /**
     * Checks that a setting can have every value of the range.
     *
     * @throws SettingException if there is one that it cannot have
     */
    default void requireWithin(Setting<?> setting) {
        switch (this) {
            case Uniform range -> requireWithin(setting, range.from, range.to);
            case Logarithmic range -> requireWithin(setting, range.from, range.to);
            case Whole range -> {
                setting.read(Integer.toString(range.from));
                setting.read(Integer.toString(range.to));
            }
            case Choice choice -> choice.values.forEach(setting::read);
        }
    }

    private static void requireWithin(Setting<?> setting, double from, double to) {
        Interval allowed = setting.kind()
                .interval()
                .orElseThrow(() -> setting.refused(setting.kind().expected(), "a range of real numbers"));
        if (from < allowed.from() || to > allowed.to()) {
            throw setting.refused(
                    setting.kind().expected(),
                    from < allowed.from() ? "from " + PlainNumbers.exact(from) : "up to " + PlainNumbers.exact(to));
        }
    }

    /**
     * All real numbers between two, equally likely.
     *
     * @param from the smallest
     * @param to the largest
     */
    record Uniform(double from, double to) implements Range {
        /** Checks the order. */
        public Uniform {
            requireOrder(from, to);
        }

        @Override
        public String draw(RandomGenerator random) {
            double share = random.nextDouble();
            return rounded((1 - share) * from + share * to, from, to); // to − from may be infinite
        }

        @Override
        public String toString() {
            return PlainNumbers.exact(from) + " .. " + PlainNumbers.exact(to);
        }
    }

    /**
     * All positive numbers between two, each order of magnitude equally likely.
     *
     * @param from the smallest, above 0
     * @param to the largest
     */
    record Logarithmic(double from, double to) implements Range {
        /** Checks order and sign. */
        public Logarithmic {
            requireOrder(from, to);
            if (!(from > 0)) {
                throw new IllegalArgumentException("a logarithmic range must begin above 0, but begins at " + from);
            }
        }

        @Override
        public String draw(RandomGenerator random) {
            double share = random.nextDouble();
            double exponent =
                    (1 - share) * StrictMath.log(from) + share * StrictMath.log(to); // to / from may be infinite
            return rounded(StrictMath.exp(exponent), from, to);
        }

        @Override
        public String toString() {
            return "log " + PlainNumbers.exact(from) + " .. " + PlainNumbers.exact(to);
        }
    }

    /**
     * All whole numbers between two, equally likely.
     *
     * @param from the smallest
     * @param to the largest
     */
    record Whole(int from, int to) implements Range {
        /** Checks the order. */
        public Whole {
            requireOrder(from, to);
        }

        @Override
        public String draw(RandomGenerator random) {
            long count = to - (long) from + 1;
            // beyond what nextInt can count a double's 53 bits are fine enough
            long step = count <= Integer.MAX_VALUE ? random.nextInt((int) count) : (long) (random.nextDouble() * count);
            return Long.toString(from + step);
        }

        @Override
        public String toString() {
            return "whole " + from + " .. " + to;
        }
    }

    /**
     * Some values, equally likely.
     *
     * @param values at least one
     */
    record Choice(List<String> values) implements Range {
        /** Checks that there is one. */
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a list of values must have at least one");
            }
        }

        @Override
        public String draw(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public String toString() {
            return "{" + String.join(" | ", values) + "}";
        }
    }

    private static void requireOrder(double from, double to) {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException(
                    "a range must go from a smaller to a larger number, but goes from " + from + " to " + to);
        }
    }

    /**
     * The value with three digits, which are enough to repeat a trial by hand; near the range's end three digits of the
     * distance to it, so that 0.9987 of 0.99 .. 0.9999 does not become 1.
     */
    private static String rounded(double value, double from, double to) {
        double inside = Math.clamp(value, from, to);
        double size = inside < to ? Math.min(Math.abs(inside), to - inside) : Math.abs(inside);
        if (size == 0) {
            return PlainNumbers.exact(inside);
        }
        int digits = 2 - (int) Math.floor(Math.log10(size));
        double near = BigDecimal.valueOf(inside)
                .setScale(digits, RoundingMode.HALF_UP)
                .doubleValue();
        return PlainNumbers.exact(Math.clamp(near, from, to));
    }

    /**
     * Reads a range: {@code 0.1 .. 0.5}, {@code log 1e-4 .. 0.1}, {@code whole 1 .. 8} or {@code {relu | gelu}}.
     *
     * @throws IllegalArgumentException saying what was expected and what was found
     */
    static Range parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("{") && stripped.endsWith("}")) {
            List<String> values = Arrays.stream(
                            stripped.substring(1, stripped.length() - 1).split("\\|", -1))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            return new Choice(values);
        }
        boolean logarithmic = stripped.startsWith("log ");
        boolean whole = stripped.startsWith("whole ");
        String numbers = stripped.substring(logarithmic ? 4 : whole ? 6 : 0);
        String[] ends = numbers.split("\\.\\.", -1);
        try {
            if (ends.length == 2 && whole) {
                return new Whole(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[1].strip()));
            }
            if (ends.length == 2) {
                double from = Double.parseDouble(ends[0].strip());
                double to = Double.parseDouble(ends[1].strip());
                return logarithmic ? new Logarithmic(from, to) : new Uniform(from, to);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static String expected(String text) {
        return "expected a range such as 0.1 .. 0.5, log 1e-4 .. 0.1, whole 1 .. 8 or {relu | gelu}, but found \""
                + text + "\"";
    }
}
