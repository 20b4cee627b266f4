package org.myelin.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One training of a search.
 *
 * @param trial number of the trial
 * @param epochs epochs that it was given
 * @param score best validation accuracy; empty where it diverged
 * @param settings that were drawn for it
 */
public record TuningTrial(int trial, int epochs, OptionalDouble score, SequencedMap<String, String> settings) {
    /** Takes a copy of the settings. */
    public TuningTrial {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }
}
