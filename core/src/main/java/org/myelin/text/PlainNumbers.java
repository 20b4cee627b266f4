package org.myelin.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers for programs: in files, settings, SVG and commands to copy. ASCII with a decimal point, whatever the
 * machine's locale; {@link Numbers} is for people.
 */
public final class PlainNumbers {
    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-7;

    private PlainNumbers() {}

    /**
     * The shortest decimal that reads back as the same double: {@code 0.00001}, {@code 128}; with a power of ten below
     * 10⁻⁷ and from 10¹⁵ on: {@code 1e-9}. {@code NaN}, {@code Infinity} and {@code -Infinity} as Java writes them.
     */
    public static String exact(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= SMALL && size < LARGE) {
            return shortest.toPlainString();
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        return shortest.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /**
     * Rounded to a number of significant digits, without zeros at the end: {@code 0.013}.
     *
     * @param value a finite number
     */
    public static String significant(double value, int digits) {
        return exact(BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .doubleValue());
    }

    /**
     * Rounded, without zeros at the end.
     *
     * @param value a finite number
     * @param decimals the most decimal places
     */
    public static String rounded(double value, int decimals) {
        return exact(BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}
