package org.myelin.cli.progress;

import java.util.Locale;

/** Durations, sizes and shares as people read them. */
public final class Amounts {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private Amounts() {}

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
