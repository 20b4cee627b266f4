package org.myelin.labs.network;

import java.util.List;
import org.myelin.lecture.ElementWise;

/**
 * Which small network a lab works with.
 *
 * @param sizes neurons of each layer, the input first: 2 to 6 layers of 1 to 8 neurons
 * @param activation f of every layer
 * @param seed where the weights, and the input if none is given, are drawn from
 * @param x the input; none draws it
 */
public record NetworkOptions(List<Integer> sizes, ElementWise activation, long seed, List<Double> x) {
    /** Takes copies of the lists. */
    public NetworkOptions {
        sizes = List.copyOf(sizes);
        x = List.copyOf(x);
    }
}
