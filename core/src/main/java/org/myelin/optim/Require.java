package org.myelin.optim;

/** Checks of settings; each refusal names the optimiser, the setting, the range and the value. */
final class Require {
    private Require() {}

    static void share(String optimizer, String setting, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    optimizer + ": " + setting + " must be at least 0 and below 1, but is " + value);
        }
    }

    static void notNegative(String optimizer, String setting, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    optimizer + ": " + setting + " must be finite and at least 0, but is " + value);
        }
    }

    static void positive(String optimizer, String setting, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    optimizer + ": " + setting + " must be finite and above 0, but is " + value);
        }
    }
}
