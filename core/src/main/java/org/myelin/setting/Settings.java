package org.myelin.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.myelin.message.Spelling;

/** All settings of something, in groups. Immutable, thread-safe. */
public final class Settings {
    private final List<SettingGroup> groups;
    private final SequencedMap<String, Setting<?>> byKey = new LinkedHashMap<>();

    private Settings(List<SettingGroup> groups) {
        this.groups = List.copyOf(groups);
        for (SettingGroup group : groups) {
            for (Setting<?> setting : group.settings()) {
                if (byKey.put(setting.key(), setting) != null) {
                    throw new IllegalArgumentException("the setting " + setting + " is declared twice");
                }
            }
        }
    }

    /**
     * Takes the settings of groups in this order.
     *
     * @throws IllegalArgumentException if a key occurs twice
     */
    public static Settings of(SettingGroup... groups) {
        return new Settings(List.of(groups));
    }

    /** The groups, in the order of files. */
    public List<SettingGroup> groups() {
        return groups;
    }

    /** All settings, in the order of files. */
    public List<Setting<?>> all() {
        return List.copyOf(byKey.values());
    }

    /** All keys, in the order of files. */
    public List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /** The setting of a key, if there is one. */
    public Optional<Setting<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The default of every setting. */
    public Values defaults() {
        return read(GivenSettings.none());
    }

    /**
     * The value of every setting: what was given, else the default.
     *
     * @throws SettingException if a key is unknown or a value is refused; it names key, value and where it was given
     */
    public Values read(GivenSettings given) {
        for (String key : given.keys()) {
            if (!byKey.containsKey(key)) {
                throw unknown(key, given);
            }
        }
        return checked(given, texts -> {
            SequencedMap<String, Object> values = new LinkedHashMap<>();
            for (Setting<?> setting : byKey.values()) {
                values.put(setting.key(), value(setting, texts));
            }
            return new Values(this, Collections.unmodifiableSequencedMap(values));
        });
    }

    /**
     * Does something with settings and adds to a refusal where the refused values were given.
     *
     * @throws SettingException that the action throws, with the places
     */
    public static <R> R checked(GivenSettings given, Function<GivenSettings, R> action) {
        try {
            return action.apply(given);
        } catch (SettingException e) {
            throw e.at(given.origins(e.keys()));
        }
    }

    private static <T> Object value(Setting<T> setting, GivenSettings given) {
        return given.text(setting.key()).map(setting::read).orElse(setting.defaultValue());
    }

    private SettingException unknown(String key, GivenSettings given) {
        String place = given.origin(key).map(origin -> " (" + origin + ")").orElse("");
        List<String> members = byKey.keySet().stream()
                .filter(member -> member.startsWith(key + "."))
                .toList();
        if (!members.isEmpty()) {
            return new SettingException(
                    List.of(key),
                    key + " is a group of settings" + place + "; give one of its members: "
                            + members.stream().collect(Collectors.joining(", ")));
        }
        return new SettingException(List.of(key), "there is no setting " + key + place + Spelling.suggest(key, keys()));
    }
}
