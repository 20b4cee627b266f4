package org.myelin.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Numbers, rates, durations and percentages for people: rounded, with a true minus sign, and with a power of ten where
 * they are far from 1. Numbers are the same in both languages and do not depend on the machine's locale: a decimal
 * point, commas between groups of three digits. {@link PlainNumbers} is for programs.
 */
public final class Numbers {
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** From here on a power of ten is easier to read than zeros. */
    private static final double LARGE = 1e6;

    private static final double SMALL = 1e-3;

    /** From here on a loss has grown beyond what training can mend, and its decimal places say nothing. */
    private static final double LARGE_LOSS = 1e5;

    /** A column with more decimal places is easier to read with powers of ten. */
    private static final int COLUMN_DECIMALS = 5;

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

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
            return notFinite(value);
        }
        BigDecimal rounded = rounded(value, digits);
        double size = Math.abs(rounded.doubleValue());
        if (size != 0 && (size < SMALL || size >= LARGE)) {
            return scientific(rounded);
        }
        return signed(plain(rounded));
    }

    /**
     * With a number of decimal places, so that a column of them is aligned.
     *
     * @param decimals at least 0
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return signed(text.matches("-0\\.?0*") ? text.substring(1) : text);
    }

    /**
     * The numbers of a column, all in one format: whole numbers as they are; others with the same number of decimal
     * places; or, if those would need too many, all with a power of ten.
     *
     * @param values all finite
     * @param digits significant digits of the smallest, at least 1
     */
    public static List<String> column(List<Double> values, int digits) {
        double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
        double smallest = values.stream()
                .mapToDouble(Math::abs)
                .filter(size -> size > 0)
                .min()
                .orElse(1);
        if (largest < LARGE && values.stream().allMatch(value -> value == Math.rint(value))) {
            return values.stream().map(value -> fixed(value, 0)).toList();
        }
        int finest = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(smallest)));
        if (largest >= LARGE || finest > COLUMN_DECIMALS) {
            return values.stream().map(value -> powerOfTen(value, digits)).toList();
        }
        int decimals =
                values.stream().mapToInt(value -> decimals(value, finest)).max().orElse(0);
        return values.stream().map(value -> fixed(value, decimals)).toList();
    }

    /** How many decimal places a value has, at most a number of them. */
    private static int decimals(double value, int most) {
        return Math.max(
                0,
                BigDecimal.valueOf(value)
                        .setScale(most, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .scale());
    }

    /** For example {@code 4.90·10⁻¹}, with all its digits. */
    private static String powerOfTen(double value, int digits) {
        BigDecimal rounded = rounded(value, digits);
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String leading = fixed(rounded.scaleByPowerOfTen(-exponent).doubleValue(), digits - 1);
        return leading + "·" + powerOfTen(exponent);
    }

    /**
     * A loss with four decimal places, or with a power of ten where training diverges: {@code 2.302585} is {@code
     * 2.3026}.
     */
    public static String loss(double loss) {
        return Math.abs(loss) < LARGE_LOSS || !Double.isFinite(loss) ? fixed(loss, 4) : scientific(rounded(loss, 3));
    }

    /** A fraction as a percentage with one decimal place: {@code 56.3 %}. */
    public static String percent(double fraction) {
        return percent(fraction, 1);
    }

    /** A fraction as a percentage with a number of decimal places. */
    public static String percent(double fraction, int decimals) {
        return fixed(100 * fraction, decimals) + " %";
    }

    /** With commas between groups of three digits: {@code 1,797}. */
    public static String grouped(long number) {
        return signed(String.format(Locale.ROOT, "%,d", number));
    }

    /** For example {@code 4.2 s}, {@code 3 min 05 s}, {@code 1 h 02 min}. */
    public static Text duration(double seconds) {
        if (Math.round(10 * seconds) < 10 * MINUTE) {
            String tenths = fixed(seconds, 1);
            return new Text(tenths + " s", tenths + " 秒");
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? units(whole / MINUTE, "min", "分", whole % MINUTE, "s", "秒")
                : units(whole / HOUR, "h", "小时", whole % HOUR / MINUTE, "min", "分");
    }

    private static Text units(
            long large, String english, String chinese, long small, String smallEnglish, String smallChinese) {
        String rest = String.format(Locale.ROOT, "%02d", small);
        return new Text(
                large + " " + english + " " + rest + " " + smallEnglish,
                large + " " + chinese + " " + rest + " " + smallChinese);
    }

    /** For example {@code 162.2 MB} or {@code 3.1 kB}. */
    public static String bytes(double bytes) {
        return bytes < MEGA ? fixed(bytes / KILO, 1) + " kB" : fixed(bytes / MEGA, 1) + " MB";
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

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "?" : value > 0 ? "∞" : "−∞";
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
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
