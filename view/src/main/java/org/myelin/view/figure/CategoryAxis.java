package org.myelin.view.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of names side by side; the value of a name is its number, from 0.
 *
 * @param names from the beginning to the end
 */
public record CategoryAxis(List<String> names) implements Axis {
    /** Takes a copy of the list. */
    public CategoryAxis {
        names = List.copyOf(names);
    }

    @Override
    public double from() {
        return -0.5;
    }

    @Override
    public double to() {
        return names.size() - 0.5;
    }

    @Override
    public double crossing() {
        return from();
    }

    @Override
    public List<Double> ticks() {
        return IntStream.range(0, names.size()).mapToObj(i -> (double) i).toList();
    }

    @Override
    public String label(double tick) {
        return names.get((int) Math.round(tick));
    }

    @Override
    public double position(double value) {
        return (value + 0.5) / names.size();
    }
}
