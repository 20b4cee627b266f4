package org.myelin.view.text;

import java.util.Locale;

/** Durations, sizes and shares as people read them. */
public final class Amounts {
    private static final double LARGE_LOSS = 1e5;

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private Amounts() {}

    /** A loss with four decimals, or with a power of ten where training has gone astray: {@code 2.302585} is {@code 2.3026}. */
    public static String loss(double loss) {
        return String.format(Locale.ROOT, Math.abs(loss) < LARGE_LOSS ? "%.4f" : "%.2e", loss);
    }

    /** For example {@code 4.2 s}, {@code 3 min 05 s}, {@code 1 h 02 min}. */
    public static String duration(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%d h %02d min", whole / HOUR, whole % HOUR / MINUTE);
    }

    /** For example {@code 56.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** For example {@code 56.31 %}, for results. */
    public static String precisePercent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** With commas between groups of three digits. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** For example {@code 162.2 MB}. */
    public static String bytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
