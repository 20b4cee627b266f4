package org.myelin.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Texts that were given for settings, not yet checked, and where each was given. Immutable. */
public final class GivenSettings {
    private final SequencedMap<String, Given> byKey;

    /**
     * One text.
     *
     * @param text what was given
     * @param origin where, for messages: {@code recipe.yaml line 7}; empty if that needs no words
     */
    private record Given(String text, String origin) {}

    private GivenSettings(SequencedMap<String, Given> byKey) {
        this.byKey = byKey;
    }

    /** Nothing. */
    public static GivenSettings none() {
        return new GivenSettings(new LinkedHashMap<>());
    }

    /** Texts by key, whose origin needs no words. */
    public static GivenSettings of(Map<String, String> texts) {
        SequencedMap<String, Given> byKey = new LinkedHashMap<>();
        texts.forEach((key, text) -> byKey.put(key, new Given(text, "")));
        return new GivenSettings(byKey);
    }

    /**
     * The same with one text more, which replaces an earlier one of its key.
     *
     * @param origin where it was given, for messages
     */
    public GivenSettings with(String key, String text, String origin) {
        SequencedMap<String, Given> more = new LinkedHashMap<>(byKey);
        more.put(key, new Given(text, origin));
        return new GivenSettings(more);
    }

    /** The same with other texts, which replace earlier ones of their keys. */
    public GivenSettings with(GivenSettings later) {
        SequencedMap<String, Given> more = new LinkedHashMap<>(byKey);
        more.putAll(later.byKey);
        return new GivenSettings(more);
    }

    /** The keys in the order in which they were given. */
    public Set<String> keys() {
        return byKey.sequencedKeySet();
    }

    /** The text of a setting, if one was given. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Given::text);
    }

    /** Where a setting was given; empty if it was not or needs no words. */
    public Optional<String> origin(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Given::origin).filter(origin -> !origin.isEmpty());
    }

    /** Where some settings were given, without repetition. */
    List<String> origins(List<String> keys) {
        return keys.stream().flatMap(key -> origin(key).stream()).distinct().toList();
    }
}
