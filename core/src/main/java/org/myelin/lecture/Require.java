package org.myelin.lecture;

/** The checks of this package, with messages of one form: place, expected, received, remedy. */
final class Require {
    private Require() {}

    /** An index of the lecture lies between {@code first} and {@code last}. */
    static void index(String place, String symbol, int index, int first, int last) {
        if (index < first || index > last) {
            throw new IllegalArgumentException(place + ": " + symbol + " goes from " + first + " to " + last
                    + ", but got " + index + "; the lecture counts from 1");
        }
    }

    /** Two sizes agree. */
    static void size(String place, int expected, String what, int received) {
        if (expected != received) {
            throw new IllegalArgumentException(
                    place + " expects " + expected + " values, but " + what + " has " + received);
        }
    }

    /** A number that must be positive and finite is. */
    static void positive(String place, String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    place + ": " + what + " must be a finite number above 0, but got " + value);
        }
    }

    /** A count that must be at least 1 is. */
    static void atLeastOne(String place, String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(place + ": " + what + " must be at least 1, but got " + count);
        }
    }

    /** Two matrices have one shape. */
    static void shape(String place, Matrix expected, Matrix received) {
        if (expected.rows() != received.rows() || expected.columns() != received.columns()) {
            throw new IllegalArgumentException(place + " expects a matrix of " + expected.rows() + " × "
                    + expected.columns() + ", but got one of " + received.rows() + " × " + received.columns());
        }
    }
}
