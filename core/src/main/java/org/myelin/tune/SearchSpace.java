package org.myelin.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.myelin.message.Spelling;
import org.myelin.random.CounterRandom;
import org.myelin.recipe.Recipe;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingException;

/**
 * Settings of a recipe and the range of each.
 *
 * @param ranges by the setting's name, in the order in which they are shown
 */
public record SearchSpace(SequencedMap<String, Range> ranges) {
    private static final long STREAM = 0x74756e65; // "tune"

    /** What is the same in all trials. */
    private static final Set<Setting<?>> FIXED = Set.of(Recipe.DATASET, Recipe.VALIDATION, Recipe.EPOCHS, Recipe.SEED);

    /** Checks that there is something to search, and that recipes can have every value of the ranges. */
    public SearchSpace {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("tune: there is no range to search in");
        }
        ranges.forEach(SearchSpace::requireWithinSetting);
        ranges = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ranges));
    }

    private static void requireWithinSetting(String key, Range range) {
        Setting<?> setting = Recipe.SETTINGS
                .find(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "tune: there is no setting " + key + Spelling.suggest(key, Recipe.SETTINGS.keys())));
        if (FIXED.contains(setting)) {
            throw new IllegalArgumentException(
                    "tune: " + key + " cannot be searched: trials would not be compared on equal terms");
        }
        try {
            range.requireWithin(setting);
        } catch (SettingException e) {
            throw new IllegalArgumentException("tune: range " + key + "=" + range + ": " + e.getMessage(), e);
        }
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

    /**
     * Makes sure, before anything is trained, that every trial can be trained: draws are known beforehand.
     *
     * @param recipe the settings from which trials differ
     * @param trials how many there will be
     * @param check refuses what cannot be trained with an {@code IllegalArgumentException}
     * @throws IllegalArgumentException naming the first trial that cannot, its setting, and the range to mend
     */
    public void requireTrainable(Map<String, String> recipe, int trials, Consumer<Recipe> check) {
        long seed = Recipe.of(recipe).seed();
        for (int trial = 0; trial < trials; trial++) {
            Map<String, String> drawn = draw(seed, trial);
            Optional<IllegalArgumentException> refusal = refusal(changed(recipe, drawn), check);
            if (refusal.isPresent()) {
                List<String> culprits = culprits(recipe, drawn, check);
                throw new IllegalArgumentException(
                        "tune: trial " + trial + " would have "
                                + culprits.stream()
                                        .map(name -> name + "=" + drawn.get(name))
                                        .collect(Collectors.joining(" and "))
                                + ": "
                                + refusal.get().getMessage() + "; mend the range "
                                + culprits.stream()
                                        .map(name -> name + "=" + ranges.get(name))
                                        .collect(Collectors.joining(" or ")),
                        refusal.get());
            }
        }
    }

    /** The settings that are refused each by itself; all, when only together they are. */
    private static List<String> culprits(
            Map<String, String> recipe, Map<String, String> drawn, Consumer<Recipe> check) {
        List<String> alone = drawn.keySet().stream()
                .filter(name -> refusal(changed(recipe, Map.of(name, String.valueOf(drawn.get(name)))), check)
                        .isPresent())
                .toList();
        return alone.isEmpty() ? List.copyOf(drawn.keySet()) : alone;
    }

    private static Optional<IllegalArgumentException> refusal(Map<String, String> settings, Consumer<Recipe> check) {
        try {
            check.accept(Recipe.of(settings));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e);
        }
    }

    private static Map<String, String> changed(Map<String, String> recipe, Map<String, String> drawn) {
        Map<String, String> settings = new LinkedHashMap<>(recipe);
        settings.putAll(drawn);
        return settings;
    }
}
