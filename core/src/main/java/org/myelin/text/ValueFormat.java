package org.myelin.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a message shows an argument. */
@FunctionalInterface
interface ValueFormat {
    /** Of any value, as {@link Texts} says. */
    ValueFormat ANY = ValueFormat::any;

    /** Of numbers, without a style. */
    ValueFormat NUMBER = (value, language) -> any(number(value), language);

    /** The value as text. */
    String of(Object value, Language language);

    /**
     * The format of a placeholder {@code {name, type, style}}.
     *
     * @param style empty if there is none
     * @throws IllegalArgumentException if there is no such type or style
     */
    static ValueFormat of(String type, String style) {
        return switch (type) {
            case "number" -> ofNumber(style);
            case "duration" ->
                (value, language) ->
                        Numbers.duration(number(value).doubleValue()).in(language);
            case "bytes" -> (value, _) -> Numbers.bytes(number(value).doubleValue());
            default -> throw new IllegalArgumentException("there is no type " + type);
        };
    }

    private static ValueFormat ofNumber(String style) {
        if (Pattern.matches("::(%x100 )?\\.0+", style)) {
            int decimals = style.length() - style.indexOf('.') - 1;
            return style.contains("%")
                    ? (value, _) -> Numbers.percent(number(value).doubleValue(), decimals)
                    : (value, _) -> Numbers.fixed(number(value).doubleValue(), decimals);
        }
        if (Pattern.matches("::@#*", style)) {
            int digits = style.length() - "::".length();
            return (value, _) -> Numbers.text(number(value).doubleValue(), digits);
        }
        return switch (style) {
            case "" -> NUMBER;
            case "integer" ->
                (value, _) -> Numbers.grouped(Math.round(number(value).doubleValue()));
            case "::group-off" ->
                (value, _) -> Long.toString(Math.round(number(value).doubleValue()));
            case "percent" -> (value, _) -> Numbers.percent(number(value).doubleValue());
            default -> throw new IllegalArgumentException("there is no style " + style + " of numbers");
        };
    }

    private static String any(Object value, Language language) {
        return switch (value) {
            case Text text -> text.in(language);
            case Integer number -> Numbers.grouped(number);
            case Long number -> Numbers.grouped(number);
            case Number number -> Numbers.text(number.doubleValue());
            default -> value.toString();
        };
    }

    /** The value as a number. */
    static Number number(Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT, "\"%s\" is no number", value));
    }
}
