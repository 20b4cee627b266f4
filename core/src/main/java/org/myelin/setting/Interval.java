package org.myelin.setting;

import org.myelin.text.PlainNumbers;

/**
 * A bounded range of numbers.
 *
 * @param from lower bound
 * @param fromIncluded whether the lower bound belongs to it
 * @param to upper bound
 * @param toIncluded whether the upper bound belongs to it
 */
public record Interval(double from, boolean fromIncluded, double to, boolean toIncluded) {
    /** Checks that the bounds are finite and ordered. */
    public Interval {
        if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException(
                    "an interval needs finite bounds in ascending order, but got " + from + " and " + to);
        }
    }

    /** [from, to]. */
    public static Interval closed(double from, double to) {
        return new Interval(from, true, to, true);
    }

    /** [from, to): without the upper bound. */
    public static Interval below(double from, double to) {
        return new Interval(from, true, to, false);
    }

    /** (from, to]: without the lower bound. */
    public static Interval above(double from, double to) {
        return new Interval(from, false, to, true);
    }

    /** Whether a number lies in it; NaN does not. */
    public boolean contains(double value) {
        return (value > from || (fromIncluded && value == from)) && (value < to || (toIncluded && value == to));
    }

    /** For messages, for example {@code from 0 to below 1}. */
    @Override
    public String toString() {
        return (fromIncluded ? "from " : "above ")
                + PlainNumbers.exact(from)
                + (toIncluded ? (fromIncluded ? " to " : " up to ") : " to below ")
                + PlainNumbers.exact(to);
    }
}
