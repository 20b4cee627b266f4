package org.myelin.view.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a textbook prints them: rounded, with a true minus sign, and with a power of ten where they are far from 1. */
public final class Numbers {
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** From here on a power of ten is easier to read than zeros. */
    private static final double LARGE = 1e6;

    private static final double SMALL = 1e-3;

    private Numbers() {}

    /** With four significant digits: {@code 0.1966}, {@code −2}, {@code 1.234·10⁻⁷}. */
    public static String text(double value) {
        return text(value, 4);
    }

    /**
     * With a number of significant digits, without zeros at the end.
     *
     * @param digits at least 1
     */
    public static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "?" : value > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        double size = Math.abs(rounded.doubleValue());
        if (size != 0 && (size < SMALL || size >= LARGE)) {
            return scientific(rounded);
        }
        return signed(plain(rounded));
    }

    /**
     * With a number of digits behind the point, so that a column of them is aligned.
     *
     * @param decimals at least 0
     */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return signed(text.matches("-0\\.?0*") ? text.substring(1) : text);
    }

    /** A power of ten: {@code 10⁻³}. */
    public static String powerOfTen(int exponent) {
        return "10" + superscript(exponent);
    }

    /** A number as a superscript: {@code ⁻³}. */
    public static String superscript(int number) {
        StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
        Integer.toString(Math.abs(number)).chars().forEach(c -> text.append(DIGITS.charAt(c - '0')));
        return text.toString();
    }

    /** A number as a subscript: {@code ₁₂}. */
    public static String subscript(int number) {
        StringBuilder text = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> text.append((char) ('₀' + c - '0')));
        return text.toString();
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        String leading = signed(plain(value.scaleByPowerOfTen(-exponent)));
        return switch (leading) {
            case "1" -> powerOfTen(exponent);
            case "−1" -> "−" + powerOfTen(exponent);
            default -> leading + "·" + powerOfTen(exponent);
        };
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String signed(String text) {
        return text.replace('-', '−');
    }
}
