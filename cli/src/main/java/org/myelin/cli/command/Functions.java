package org.myelin.cli.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.myelin.lecture.ElementWise;

/** What the options of the labs that name an activation function mean. */
final class Functions {
    private Functions() {}

    /** The lecture's function of a name. */
    static ElementWise named(String name) {
        return Arrays.stream(ElementWise.values())
                .filter(f -> f.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("activation function: there is no '" + name + "'; choose "
                        + Arrays.stream(ElementWise.values())
                                .map(ElementWise::toString)
                                .collect(Collectors.joining(", "))));
    }
}
