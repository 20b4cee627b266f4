package org.myelin.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.message.Spelling;
import org.myelin.random.CounterRandom;
import org.myelin.train.Recipe;

/**
 * Settings of a recipe and the range of each.
 *
 * @param ranges by the setting's name, in the order in which they are shown
 */
public record SearchSpace(SequencedMap<String, Range> ranges) {
    private static final long STREAM = 0x74756e65; // "tune"

    /** Checks that there is something to search, and that recipes have these settings. */
    public SearchSpace {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("tune: there is no range to search in");
        }
        for (String name : ranges.keySet()) {
            if (!Recipe.names().contains(name)) {
                throw new IllegalArgumentException(
                        "tune: there is no setting " + name + Spelling.suggest(name, Recipe.names()));
            }
            if (name.equals("dataset") || name.equals("validation") || name.equals("epochs") || name.equals("seed")) {
                throw new IllegalArgumentException(
                        "tune: " + name + " cannot be searched: trials would not be compared" + " on equal terms");
            }
        }
        ranges = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ranges));
    }

    /** The settings of a trial: a pure function of seed and number. */
    public SequencedMap<String, String> draw(long seed, int trial) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        int position = 0;
        for (Map.Entry<String, Range> range : ranges.entrySet()) {
            CounterRandom random = CounterRandom.of(seed, STREAM, trial, position++);
            settings.put(range.getKey(), range.getValue().draw(random));
        }
        return settings;
    }
}
