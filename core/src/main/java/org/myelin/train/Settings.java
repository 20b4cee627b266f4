package org.myelin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings by name, as texts, taken as what they mean. Each refusal names the setting, what was expected and what was
 * found.
 */
final class Settings {
    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        this.values = values;
    }

    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("recipe: the setting " + key + " is missing");
        }
        return value.strip();
    }

    int integer(String key, int least) {
        long value = number(key, least, Integer.MAX_VALUE, "a whole number of at least " + least);
        return (int) value;
    }

    long integer(String key) {
        return number(key, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number");
    }

    private long number(String key, long least, long most, String expected) {
        try {
            long value = Long.parseLong(text(key).replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(key, expected, e);
        }
        throw refused(key, expected, null);
    }

    double decimal(String key, String expected, DoublePredicate fits) {
        try {
            double value = Double.parseDouble(text(key));
            if (Double.isFinite(value) && fits.test(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(key, expected, e);
        }
        throw refused(key, expected, null);
    }

    double notNegative(String key) {
        return decimal(key, "a number of at least 0", value -> value >= 0);
    }

    double positive(String key) {
        return decimal(key, "a number above 0", value -> value > 0);
    }

    /** From 0 to below 1. */
    double share(String key) {
        return decimal(key, "a number from 0 to below 1", value -> value >= 0 && value < 1);
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(key, "true or false", null);
        };
    }

    /** A list such as [1024, 512] or 1024,512; the brackets are optional, and [] is the empty list. */
    List<Integer> integers(String key, int least) {
        String expected = "whole numbers of at least " + least + " with commas between, for example 1024,512";
        String list = text(key);
        String inner = list.startsWith("[") && list.endsWith("]") ? list.substring(1, list.length() - 1) : list;
        List<Integer> numbers = new ArrayList<>();
        for (String part : inner.isBlank() ? new String[0] : inner.split(",", -1)) {
            try {
                numbers.add(Integer.parseInt(part.strip()));
            } catch (NumberFormatException e) {
                throw refused(key, expected, e);
            }
            if (numbers.getLast() < least) {
                throw refused(key, expected, null);
            }
        }
        return List.copyOf(numbers);
    }

    /** One of the constants of an enum, by its text. */
    <E extends Enum<E>> E choice(String key, E[] constants) {
        String value = text(key);
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> refused(
                        key,
                        "one of " + Arrays.stream(constants).map(Enum::toString).collect(Collectors.joining(", ")),
                        null));
    }

    IllegalArgumentException refused(String key, String expected, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "recipe: " + key + " must be " + expected + ", but is \"" + text(key) + "\"", cause);
    }
}
