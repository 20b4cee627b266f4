package org.myelin.setting;

import java.util.Optional;

/** Numbers from texts; empty where a text is none. */
final class Parse {
    private Parse() {}

    /** Digits may be grouped: {@code 1_000}. */
    static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.parseLong(text.replace("_", "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Optional<Double> decimal(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
