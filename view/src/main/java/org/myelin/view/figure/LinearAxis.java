package org.myelin.view.figure;

import java.util.ArrayList;
import java.util.List;
import org.myelin.text.Numbers;

/**
 * A linear axis with round ticks.
 *
 * @param from value at its beginning, the first tick
 * @param to value at its end, the last tick
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 */
public record LinearAxis(double from, double to, double step) implements Axis {
    private static final int ABOUT_TICKS = 5;

    /** The smallest axis that begins and ends with a tick and holds both values. */
    public static LinearAxis covering(double least, double most) {
        double span = most > least ? most - least : Math.max(Math.abs(most), 1e-9);
        double step = roundStep(span / ABOUT_TICKS);
        double from = Math.floor(least / step + 1e-9) * step;
        double to = Math.max(from + step, Math.ceil(most / step - 1e-9) * step);
        return new LinearAxis(from, to, step);
    }

    /** The same with ticks at whole numbers only. */
    public static LinearAxis coveringWhole(int least, int most) {
        LinearAxis axis = covering(least, most);
        return axis.step >= 1 ? axis : new LinearAxis(least, Math.max(least + 1.0, most), 1);
    }

    /** Whole numbers from 1 to the number of epochs. */
    public static LinearAxis ofEpochs(int epochs) {
        double step = Math.max(1, roundStep((double) epochs / (2 * ABOUT_TICKS)));
        return new LinearAxis(1, Math.max(2, epochs), step);
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double leading = raw / power;
        double rounded = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
        return rounded * power;
    }

    @Override
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        double first = Math.ceil(from / step - 1e-9) * step;
        for (int i = 0; first + i * step <= to + step * 1e-6; i++) {
            ticks.add(first + i * step);
        }
        return ticks;
    }

    @Override
    public String label(double tick) {
        return Numbers.fixed(tick, decimals());
    }

    /** Decimal places that distinguish the ticks. */
    public int decimals() {
        return Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    }

    @Override
    public double position(double value) {
        return (value - from) / (to - from);
    }
}
