package org.myelin.setting;

import java.util.List;
import java.util.Optional;

/**
 * One setting, declared once. Immutable; compared by identity.
 *
 * @param <T> type of its values
 */
public final class Setting<T> {
    private final String key;
    private final Kind<T> kind;
    private final T defaultValue;
    private final Unit unit;
    private final Optional<String> source;

    private Setting(String key, Kind<T> kind, T defaultValue, Unit unit, Optional<String> source) {
        this.key = key;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.source = source;
    }

    /**
     * Declares a setting.
     *
     * @param key its name, for example {@code weight-decay}
     * @param kind what its values are
     * @param defaultValue the value where none is given
     * @throws SettingException if the default is not of that kind
     */
    public static <T> Setting<T> of(String key, Kind<T> kind, T defaultValue) {
        Setting<T> setting = new Setting<>(key, kind, defaultValue, Unit.NONE, Optional.empty());
        setting.require(defaultValue);
        return setting;
    }

    /** The same with a unit. */
    public Setting<T> in(Unit of) {
        return new Setting<>(key, kind, defaultValue, of, source);
    }

    /**
     * The same with a source of method or default.
     *
     * @param where publication, or page of the documentation that has the measurements
     */
    public Setting<T> from(String where) {
        return new Setting<>(key, kind, defaultValue, unit, Optional.of(where));
    }

    /** The same in a group, whose name precedes the key. */
    Setting<T> within(String group) {
        return new Setting<>(group + "." + key, kind, defaultValue, unit, source);
    }

    /** Name in files and on the command line, with its group: {@code optimizer.weight-decay}. */
    public String key() {
        return key;
    }

    /** Name without the group: {@code weight-decay}. */
    public String name() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** What its values are. */
    public Kind<T> kind() {
        return kind;
    }

    /** The value where none is given. */
    public T defaultValue() {
        return defaultValue;
    }

    /** What its number counts or measures. */
    public Unit unit() {
        return unit;
    }

    /** Where method or default come from. */
    public Optional<String> source() {
        return source;
    }

    /** The text of a value. */
    public String write(T value) {
        return kind.write(value);
    }

    /** The text of the default. */
    public String defaultText() {
        return write(defaultValue);
    }

    /**
     * The value of a text.
     *
     * @throws SettingException if it is not of this kind or out of range
     */
    public T read(String text) {
        String stripped = text.strip();
        return kind.read(stripped).orElseThrow(() -> refused(kind.expected(), stripped));
    }

    /**
     * The value itself.
     *
     * @throws SettingException if it is out of range
     */
    public T require(T value) {
        if (!kind.accepts(value)) {
            throw refused(kind.expected(), kind.write(value));
        }
        return value;
    }

    /**
     * A refusal of a value.
     *
     * @param expected what it must be
     * @param text what was given
     */
    public SettingException refused(String expected, String text) {
        return new SettingException(
                List.of(key), key + " must be " + expected + ", but got " + (text.isEmpty() ? "nothing" : text));
    }

    @Override
    public String toString() {
        return key;
    }
}
