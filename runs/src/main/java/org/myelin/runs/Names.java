package org.myelin.runs;

import java.util.Arrays;

/** Constants by the names under which event logs hold them. */
final class Names {
    private Names() {}

    /**
     * The constant of a name.
     *
     * @param what what it is, for the message
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E>> E find(E[] constants, String name, String what) {
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("events: there is no " + what + " \"" + name + "\""));
    }
}
