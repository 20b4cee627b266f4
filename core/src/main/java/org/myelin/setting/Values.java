package org.myelin.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/** A value in range for each of some settings. Immutable, thread-safe. */
public final class Values {
    private final Settings settings;
    private final SequencedMap<String, Object> byKey;

    Values(Settings settings, SequencedMap<String, Object> byKey) {
        this.settings = settings;
        this.byKey = byKey;
    }

    /**
     * The value of a setting.
     *
     * @throws IllegalArgumentException if it is not one of these settings
     */
    @SuppressWarnings("unchecked") // what is stored for a setting came from that setting
    public <T> T get(Setting<T> setting) {
        requireDeclared(setting);
        return (T) Objects.requireNonNull(byKey.get(setting.key()));
    }

    /**
     * The same with another value.
     *
     * @throws SettingException if the value is out of range
     */
    public <T> Values with(Setting<T> setting, T value) {
        requireDeclared(setting);
        SequencedMap<String, Object> changed = new LinkedHashMap<>(byKey);
        changed.put(setting.key(), setting.require(value));
        return new Values(settings, Collections.unmodifiableSequencedMap(changed));
    }

    /** The text of a setting's value. */
    public <T> String text(Setting<T> setting) {
        return setting.write(get(setting));
    }

    /** The texts of all values by key, in the order of files; a copy. */
    public SequencedMap<String, String> texts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (Setting<?> setting : settings.all()) {
            texts.put(setting.key(), text(setting));
        }
        return texts;
    }

    private void requireDeclared(Setting<?> setting) {
        if (settings.find(setting.key()).filter(declared -> declared == setting).isEmpty()) {
            throw new IllegalArgumentException("there is no setting " + setting + " among these");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && byKey.equals(values.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return texts().toString();
    }
}
