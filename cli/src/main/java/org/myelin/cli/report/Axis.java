package org.myelin.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis with round ticks.
 *
 * @param from value at its beginning, the first tick
 * @param to value at its end, the last tick
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double from, double to, double step) {
    private static final int ABOUT_TICKS = 5;

    /** The smallest axis that begins and ends with a tick and holds both values. */
    static Axis covering(double least, double most) {
        double span = most > least ? most - least : Math.max(Math.abs(most), 1e-9);
        double step = roundStep(span / ABOUT_TICKS);
        double from = Math.floor(least / step + 1e-9) * step;
        double to = Math.max(from + step, Math.ceil(most / step - 1e-9) * step);
        return new Axis(from, to, step);
    }

    /** Whole numbers from 1 to the number of epochs. */
    static Axis ofEpochs(int epochs) {
        double step = Math.max(1, roundStep((double) epochs / (2 * ABOUT_TICKS)));
        return new Axis(1, Math.max(2, epochs), step);
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double leading = raw / power;
        double rounded = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
        return rounded * power;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        double first = Math.ceil(from / step - 1e-9) * step;
        for (int i = 0; first + i * step <= to + step * 1e-6; i++) {
            ticks.add(first + i * step);
        }
        return ticks;
    }

    /** Number of digits behind the point that tell the ticks apart. */
    int decimals() {
        return Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    }

    /** Where a value lies, 0 at the beginning and 1 at the end. */
    double position(double value) {
        return (value - from) / (to - from);
    }
}
