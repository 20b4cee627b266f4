package org.myelin.examples.course;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.myelin.lecture.Vector;

/** Vectors as text with four decimals, for printing. */
final class Rounded {
    private Rounded() {}

    /** The components in parentheses, for example {@code (0.5000, -1.2500)}. */
    static String text(Vector vector) {
        return Arrays.stream(vector.toArray())
                .mapToObj(value -> String.format("%.4f", value))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
