package org.myelin.view.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.myelin.text.Numbers;

/**
 * A logarithmic axis from one power of ten to another; ticks at the powers of ten whose exponents are multiples of a
 * step, so that 1 has one.
 *
 * @param first exponent of the value at its beginning
 * @param last exponent of the value at its end, above the first
 */
public record LogarithmicAxis(int first, int last) implements Axis {
    /** Labels like 10⁻¹⁶ must not touch over a colour bar. */
    private static final int MAX_STEPS = 5;

    /** Checks the order. */
    public LogarithmicAxis {
        if (last <= first) {
            throw new IllegalArgumentException(
                    "logarithmic axis: must end above 10^" + first + ", but ends at 10^" + last);
        }
    }

    /**
     * The smallest axis that holds both values.
     *
     * @param least above 0
     * @param most at least that
     */
    public static LogarithmicAxis covering(double least, double most) {
        if (!(least > 0) || !(most >= least) || Double.isInfinite(most)) {
            throw new IllegalArgumentException(
                    "logarithmic axis: needs finite values above 0, but got " + least + " to " + most);
        }
        int first = (int) Math.floor(Math.log10(least) + 1e-9);
        return new LogarithmicAxis(first, Math.max(first + 1, (int) Math.ceil(Math.log10(most) - 1e-9)));
    }

    @Override
    public double from() {
        return Math.pow(10, first);
    }

    @Override
    public double to() {
        return Math.pow(10, last);
    }

    @Override
    public List<Double> ticks() {
        int step = Math.ceilDiv(last - first, MAX_STEPS);
        return IntStream.rangeClosed(Math.ceilDiv(first, step), Math.floorDiv(last, step))
                .mapToObj(i -> Math.pow(10, i * step))
                .toList();
    }

    @Override
    public String label(double tick) {
        return Numbers.powerOfTen((int) Math.round(Math.log10(tick)));
    }

    /** {@inheritDoc} Values of 0 and below lie at the beginning. */
    @Override
    public double position(double value) {
        return value <= 0 ? 0 : (Math.log10(value) - first) / (last - first);
    }
}
