package org.myelin.view.figure;

import java.util.List;

/** Maps values to places along a line, and knows which values to write there. */
public sealed interface Axis permits LinearAxis, LogarithmicAxis, CategoryAxis {
    /** Value at its beginning. */
    double from();

    /** Value at its end. */
    double to();

    /** The values that get a label, ascending. */
    List<Double> ticks();

    /** The label of a tick. */
    String label(double tick);

    /** The value at which the other axis crosses: zero, or the beginning where zero is not inside. */
    default double crossing() {
        return from() < 0 && to() > 0 ? 0 : from();
    }

    /** Where a value lies, 0 at the beginning and 1 at the end. */
    double position(double value);
}
